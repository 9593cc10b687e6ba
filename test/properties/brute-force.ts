import { evaluateRule } from '../../src/domain/admission/evaluate-rule.js';
import { remedyReadyOn } from '../../src/domain/admission/remedy.js';
import { addDays, dateIn, weekdayOf, type IsoDate } from '../../src/domain/calendar.js';
import type { ClientFacts } from '../../src/domain/facts/index.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import { milesIfKnown } from '../../src/domain/matching/distance.js';
import type { CapacityReport, Program } from '../../src/domain/program.js';
import { AS_OF, TIME_ZONE, TODAY } from './small-worlds.js';

const HORIZON_DAYS = 30;

/** Every day that is searched. */
export const DAYS: readonly IsoDate[] = Array.from({ length: HORIZON_DAYS + 1 }, (_, days) => addDays(TODAY, days));

/** One of the two: what is known of them, and where they stay. */
type Who = Pick<Partner, 'facts' | 'home'>;

/** True where every rule that stands on the day is met, or can surely be met by then. Written out, without the search. */
export function rulesAreSettled({ facts, home }: Who, program: Program, on: IsoDate): boolean {
  const { id: programId, organizationId, levelsOfCare } = program;
  const milesFromHome = milesIfKnown(home, program.point);
  const place = { organizationId, programId, ...(milesFromHome !== undefined && { milesFromHome }) };
  const context = { ...place, on, asOf: TODAY, horizonEnd: addDays(TODAY, HORIZON_DAYS) };
  const level = { type: 'level-of-care', values: { levels: levelsOfCare } };
  const standing = program.rules.filter(
    ({ effectiveFrom, effectiveTo = '9999-12-31' }) => effectiveFrom <= on && on <= effectiveTo,
  );
  return [level, ...standing.map(({ tree }) => tree)].every((tree) => {
    const finding = evaluateRule(tree, facts, context);
    if (finding.outcome !== 'unmet') return finding.outcome === 'met';
    return finding.remedies.some((remedy) => !remedy.asks && remedyReadyOn(remedy, TODAY) <= on);
  });
}

/** Reports by which this client surely has a place on the day. */
export function knownPlaces(facts: ClientFacts, { capacity }: Program, on: IsoDate): CapacityReport[] {
  return capacity.filter((report) => fits(report, facts) && isKnown(report, on));
}

/** True where two people surely have places, each on the own day. */
export function placesForTwo(
  program: Program,
  [mine, theirs]: readonly [ClientFacts, ClientFacts],
  [myDay, theirDay]: readonly [IsoDate, IsoDate],
): boolean {
  const room = program.capacity.some(
    (report) => report.kind === 'couples-room' && myDay === theirDay && isKnown(report, myDay),
  );
  return (
    room ||
    knownPlaces(mine, program, myDay).some((one) =>
      knownPlaces(theirs, program, theirDay).some(
        (other) => one !== other || one.open >= 2 || (one.access.mode === 'recurring-intake' && myDay !== theirDay),
      ),
    )
  );
}

/** The first day on which this client alone can surely start. */
export function firstSureStart(who: Who, program: Program): IsoDate | undefined {
  return DAYS.find((on) => rulesAreSettled(who, program, on) && knownPlaces(who.facts, program, on).length > 0);
}

function isKnown({ access, from, holdDays, open, reportedAt }: CapacityReport, on: IsoDate): boolean {
  const toldOn = dateIn(reportedAt, TIME_ZONE);
  const since = from > toldOn ? from : toldOn;
  if (on < since) return false;
  if (access.mode === 'recurring-intake') return access.weekdays.includes(weekdayOf(on));
  const isFresh = Date.parse(AS_OF) - Date.parse(reportedAt) <= 24 * 3_600_000;
  return isFresh && access.mode !== 'call-list' && open > 0 && (on === TODAY || on <= addDays(since, holdDays));
}

function fits({ kind }: CapacityReport, { gender, pregnant, childrenAges }: ClientFacts): boolean {
  return (
    kind === 'any' ||
    kind === gender ||
    (kind === 'pregnant' && pregnant === 'yes') ||
    (kind === 'with-children' && childrenAges !== undefined && childrenAges.length > 0)
  );
}
