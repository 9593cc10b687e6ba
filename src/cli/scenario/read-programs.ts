import { checkRuleTree, type RuleTree } from '../../domain/admission/rule-tree.js';
import { dateIn, WEEKDAYS } from '../../domain/calendar.js';
import { splitRules } from '../../domain/couple/split-rules.js';
import type { Access, AdmissionRule, CapacityReport, GeoPoint, Program } from '../../domain/program.js';
import { LEVELS_OF_CARE } from '../../domain/vocabulary/care.js';
import { STATES } from '../../domain/vocabulary/people.js';
import { AUTHORITIES, COUPLE_CONDITIONS, COUPLE_POLICIES, PLACE_KINDS } from '../../domain/vocabulary/programs.js';
import { MEDICATIONS } from '../../domain/vocabulary/use.js';
import type { Fields } from './fields.js';

const PROGRAM_FIELDS = [
  ...['id', 'name', 'organizationId', 'siteId', 'latitude', 'longitude', 'timeZone', 'levelsOfCare', 'couplePolicy'],
  ...['coupleConditions', 'typicalStayDays', 'noContactDays', 'reportFreshHours', 'medications', 'rules', 'capacity'],
  ...['state', 'funders'],
];
const RULE_FIELDS = [
  ...['id', 'version', 'tree', 'type', 'values', 'all', 'any', 'not', 'authority', 'legalBasis', 'stricterThanFederal'],
  ...['possiblyUnlawful', 'waivableBy', 'effectiveFrom', 'effectiveTo', 'verifiedOn'],
];
const REPORT_FIELDS = ['kind', 'open', 'from', 'holdDays', 'reportedAt', 'access'];
const DEFAULT_TIME_ZONE = 'America/New_York';
const PLACES = [0, 10_000] as const;
const PLACES_A_DAY = [1, 1000] as const;
const STAY_DAYS = [1, 3650] as const;
const NO_CONTACT_DAYS = [0, 3650] as const;
const FRESH_HOURS = [1, 720] as const;
const HOLD_DAYS = [0, 365] as const;
const VERSIONS = [1, 1_000_000] as const;

/** A program as a scenario file describes it. What the file leaves out is unknown, or as for a new program. */
export function readProgram(fields: Fields, asOf: string): Program {
  fields.object(PROGRAM_FIELDS);
  const id = fields.text('id');
  const timeZone = fields.text('timeZone', DEFAULT_TIME_ZONE);
  const knownZone = isTimeZone(timeZone);
  if (!knownZone) fields.at('timeZone').problem('must be a time zone such as America/New_York');
  const moment = { asOf, timeZone: knownZone ? timeZone : DEFAULT_TIME_ZONE };
  const point = readPoint(fields);
  return {
    id,
    name: fields.text('name', id),
    organizationId: fields.text('organizationId', id),
    siteId: fields.text('siteId', id),
    timeZone,
    ...(fields.has('state') && { state: fields.oneOf('state', STATES) }),
    ...(point && { point }),
    levelsOfCare: fields.someOf('levelsOfCare', LEVELS_OF_CARE),
    couplePolicy: fields.oneOf('couplePolicy', COUPLE_POLICIES, 'not-asked'),
    coupleConditions: fields.someOf('coupleConditions', COUPLE_CONDITIONS),
    ...(fields.has('typicalStayDays') && { typicalStayDays: fields.count('typicalStayDays', STAY_DAYS) }),
    ...(fields.has('noContactDays') && { noContactDays: fields.count('noContactDays', NO_CONTACT_DAYS) }),
    reportFreshHours: fields.count('reportFreshHours', FRESH_HOURS, 24),
    medications: fields.someOf('medications', MEDICATIONS),
    ...splitRules(fields.list('rules').map((rule, index) => readRule(rule, `${id}-rule-${String(index + 1)}`))),
    capacity: fields
      .list('capacity')
      .map((report, index) => readReport(report, `${id}-report-${String(index + 1)}`, moment)),
  };
}

/** Latitude and longitude, both or neither. */
export function readPoint(fields: Fields): GeoPoint | undefined {
  if (!fields.has('latitude') && !fields.has('longitude')) return undefined;
  return { latitude: fields.number('latitude', [-90, 90]), longitude: fields.number('longitude', [-180, 180]) };
}

/** One rule, in the version that the file tells. */
export function readRule(fields: Fields, fallbackId: string): AdmissionRule {
  fields.object(RULE_FIELDS);
  // A rule may be written out under `tree`, as in the API, or in one line without it.
  const written = Object.fromEntries(
    ['type', 'values', 'all', 'any', 'not']
      .filter((name) => fields.has(name))
      .map((name) => [name, fields.value(name)]),
  );
  const tree: unknown = fields.has('tree') ? fields.value('tree') : written;
  if (fields.has('tree') && Object.keys(written).length > 0) fields.problem('has both a tree and a rule beside it');
  for (const { path, message, accepted } of checkRuleTree(tree))
    fields.problem(`${path} ${message}${accepted === undefined ? '' : ` (accepted: ${accepted})`}`);
  const optionalText = (name: string) => (fields.has(name) ? { [name]: fields.text(name) } : {});
  const optionalDay = (name: string) => (fields.has(name) ? { [name]: fields.day(name) } : {});
  const effectiveFrom = fields.has('effectiveFrom') ? fields.day('effectiveFrom') : '1900-01-01';
  if (fields.has('effectiveTo') && fields.day('effectiveTo') < effectiveFrom)
    fields.at('effectiveTo').problem('must not be before effectiveFrom');
  return {
    id: fields.text('id', fallbackId),
    version: fields.count('version', VERSIONS, 1),
    tree: tree as RuleTree,
    authority: fields.oneOf('authority', AUTHORITIES, 'program'),
    ...optionalText('legalBasis'),
    ...(fields.has('stricterThanFederal') && { stricterThanFederal: fields.flag('stricterThanFederal') }),
    ...optionalText('possiblyUnlawful'),
    ...optionalText('waivableBy'),
    effectiveFrom,
    ...optionalDay('effectiveTo'),
    ...optionalDay('verifiedOn'),
  };
}

interface Moment {
  readonly asOf: string;
  readonly timeZone: string;
}

function readReport(fields: Fields, id: string, { asOf, timeZone }: Moment): CapacityReport {
  fields.object(REPORT_FIELDS);
  const reportedAt = fields.text('reportedAt', asOf);
  const told = isInstant(reportedAt);
  if (!told) fields.at('reportedAt').problem('must be a moment such as 2026-02-14T09:00:00-05:00');
  const access = readAccess(fields.at('access'));
  return {
    id,
    kind: fields.oneOf('kind', PLACE_KINDS, 'any'),
    open: access.mode === 'recurring-intake' ? access.perDay : fields.count('open', PLACES),
    // What staff say without a date is true of their own day.
    from: fields.has('from') ? fields.day('from') : dateIn(told ? reportedAt : asOf, timeZone),
    holdDays: fields.count('holdDays', HOLD_DAYS, 0),
    access,
    reportedAt,
  };
}

function readAccess(fields: Fields): Access {
  if (fields.raw === undefined) return { mode: 'bookable' };
  fields.object(['mode', 'at', 'perDay', 'weekdays']);
  const mode = fields.oneOf('mode', ['bookable', 'walk-in', 'call-list', 'recurring-intake'] as const);
  if (mode === 'call-list') {
    const at = fields.text('at');
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) fields.at('at').problem('must be a time of day such as 07:30');
    return { mode, at };
  }
  if (mode === 'recurring-intake') {
    const weekdays = fields.someOf('weekdays', WEEKDAYS);
    if (weekdays.length === 0) fields.at('weekdays').problem('must name at least one day of the week');
    return { mode, perDay: fields.count('perDay', PLACES_A_DAY), weekdays };
  }
  return { mode };
}

/** True for a moment with its zone: without one nobody knows which day it was where. */
export function isInstant(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
