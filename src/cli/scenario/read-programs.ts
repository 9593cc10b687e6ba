import { checkRuleTree, type RuleTree } from '../../domain/admission/rule-tree.js';
import { isIsoDate, WEEKDAYS } from '../../domain/calendar.js';
import type { Access, AdmissionRule, CapacityReport, GeoPoint, Program } from '../../domain/program.js';
import { LEVELS_OF_CARE } from '../../domain/vocabulary/care.js';
import { AUTHORITIES, COUPLE_CONDITIONS, COUPLE_POLICIES, PLACE_KINDS } from '../../domain/vocabulary/programs.js';
import { MEDICATIONS } from '../../domain/vocabulary/use.js';
import type { Fields } from './fields.js';

const PROGRAM_FIELDS = [
  ...['id', 'name', 'organizationId', 'siteId', 'latitude', 'longitude', 'timeZone', 'levelsOfCare', 'couplePolicy'],
  ...['coupleConditions', 'typicalStayDays', 'noContactDays', 'reportFreshHours', 'medications', 'rules', 'capacity'],
];
const RULE_FIELDS = [
  ...['id', 'version', 'tree', 'type', 'values', 'all', 'any', 'not', 'authority', 'legalBasis', 'stricterThanFederal'],
  ...['possiblyUnlawful', 'waivableBy', 'effectiveFrom', 'effectiveTo', 'verifiedOn'],
];
const REPORT_FIELDS = ['kind', 'open', 'from', 'holdDays', 'reportedAt', 'access'];
const DEFAULT_TIME_ZONE = 'America/New_York';

/** A program as a scenario file describes it. What the file leaves out is unknown, or as for a new program. */
export function readProgram(fields: Fields, asOf: string): Program {
  fields.object(PROGRAM_FIELDS);
  const id = fields.text('id');
  const timeZone = fields.text('timeZone', DEFAULT_TIME_ZONE);
  if (!isTimeZone(timeZone)) fields.at('timeZone').problem('must be a time zone such as America/New_York');
  const point = readPoint(fields);
  return {
    id,
    name: fields.text('name', id),
    organizationId: fields.text('organizationId', id),
    siteId: fields.text('siteId', id),
    timeZone,
    ...(point && { point }),
    levelsOfCare: fields.someOf('levelsOfCare', LEVELS_OF_CARE),
    couplePolicy: fields.oneOf('couplePolicy', COUPLE_POLICIES, 'not-asked'),
    coupleConditions: fields.someOf('coupleConditions', COUPLE_CONDITIONS),
    ...(fields.has('typicalStayDays') && { typicalStayDays: fields.number('typicalStayDays') }),
    ...(fields.has('noContactDays') && { noContactDays: fields.number('noContactDays') }),
    reportFreshHours: fields.number('reportFreshHours', 24),
    medications: fields.someOf('medications', MEDICATIONS),
    rules: fields.list('rules').map((rule, index) => readRule(rule, `${id}-rule-${String(index + 1)}`)),
    capacity: fields
      .list('capacity')
      .map((report, index) => readReport(report, `${id}-report-${String(index + 1)}`, asOf)),
  };
}

/** Latitude and longitude, both or neither. */
export function readPoint(fields: Fields): GeoPoint | undefined {
  if (!fields.has('latitude') && !fields.has('longitude')) return undefined;
  return { latitude: fields.number('latitude'), longitude: fields.number('longitude') };
}

function readRule(fields: Fields, fallbackId: string): AdmissionRule {
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
  const optionalDay = (name: string) => (fields.has(name) ? { [name]: readDay(fields, name) } : {});
  return {
    id: fields.text('id', fallbackId),
    version: fields.number('version', 1),
    tree: tree as RuleTree,
    authority: fields.oneOf('authority', AUTHORITIES, 'program'),
    ...optionalText('legalBasis'),
    ...(fields.has('stricterThanFederal') && { stricterThanFederal: fields.value('stricterThanFederal') === true }),
    ...optionalText('possiblyUnlawful'),
    ...optionalText('waivableBy'),
    effectiveFrom: fields.has('effectiveFrom') ? readDay(fields, 'effectiveFrom') : '1900-01-01',
    ...optionalDay('effectiveTo'),
    ...optionalDay('verifiedOn'),
  };
}

function readReport(fields: Fields, id: string, asOf: string): CapacityReport {
  fields.object(REPORT_FIELDS);
  const reportedAt = fields.text('reportedAt', asOf);
  if (!isInstant(reportedAt)) fields.at('reportedAt').problem('must be a moment such as 2026-02-14T09:00:00-05:00');
  const access = readAccess(fields.at('access'));
  return {
    id,
    kind: fields.oneOf('kind', PLACE_KINDS, 'any'),
    open: access.mode === 'recurring-intake' ? access.perDay : fields.number('open'),
    from: fields.has('from') ? readDay(fields, 'from') : reportedAt.slice(0, 10),
    holdDays: fields.number('holdDays', 0),
    access,
    reportedAt,
  };
}

function readAccess(fields: Fields): Access {
  if (fields.raw === undefined) return { mode: 'bookable' };
  fields.object(['mode', 'at', 'perDay', 'weekdays']);
  const mode = fields.oneOf('mode', ['bookable', 'walk-in', 'call-list', 'recurring-intake'] as const);
  if (mode === 'call-list') return { mode, at: fields.text('at') };
  if (mode === 'recurring-intake')
    return { mode, perDay: fields.number('perDay'), weekdays: fields.someOf('weekdays', WEEKDAYS) };
  return { mode };
}

/** A day that exists. */
export function readDay(fields: Fields, name: string): string {
  const value = fields.value(name);
  if (isIsoDate(value)) return value;
  fields.at(name).problem('must be a day as YYYY-MM-DD');
  return '2000-01-01';
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
