import { addDays, dateIn, type IsoDate } from '../../src/domain/calendar.js';
import type { NearMiss } from '../../src/domain/matching/near-misses.js';
import type { Program } from '../../src/domain/program.js';
import { plansAtOneProgram } from './one-program.js';
import { compareKeys, optionAt, type Option, type Terrain } from './options.js';
import { openingsForTwo, openingsOn } from './places.js';
import { leastGap, ownLeg, type Couple } from './plan.js';
import { earlierPlace } from './priority.js';
import { isFinal } from './rules.js';
import { allPlans, daysTooMany } from './several-programs.js';
import type { RuleFinding } from './standing.js';

/** A joint plan that fails for one cause. */
export interface Miss {
  readonly cause: NearMiss['cause'];
  readonly programIds: readonly string[];
  readonly clientId?: string;
  readonly ruleId?: string;
  readonly days?: number;
  readonly opens: number;
}

const MOST = 10;
/** So many programs nearest to home are looked at for a rule that stands in the way. */
const NEAREST = 300;

/** DESIGN 4.5, near misses: one place, too many days, or one rule; whatever opens most first. */
export function nearMisses(
  mine: readonly Option[],
  theirs: readonly Option[],
  couple: Couple,
  terrain: Terrain,
): Miss[] {
  const misses = [...ruleMisses(mine, theirs, couple, terrain), ...ruleMisses(theirs, mine, couple, terrain)];
  if (couple.preferences.householdRule === 'one-at-a-time') return inOrderOfOpening(misses);
  for (const a of mine)
    for (const b of theirs) {
      if (a.program.id === b.program.id) misses.push(...placeMiss(a, b, couple));
      else misses.push(...daysMiss(a, b, [...mine, ...theirs], couple));
    }
  return inOrderOfOpening(misses);
}

function inOrderOfOpening(misses: readonly Miss[]): Miss[] {
  const text = ({ cause, programIds, clientId = '' }: Miss) => `${cause} ${programIds.join(' ')} ${clientId}`;
  const keyOf = (miss: Miss) => [-miss.opens, miss.days ?? 0, text(miss)];
  return [...misses].sort((a, b) => compareKeys(keyOf(a), keyOf(b))).slice(0, MOST);
}

/** Two programs near each other, too many days apart. */
function daysMiss(a: Option, b: Option, all: readonly Option[], couple: Couple): Miss[] {
  const [mine, theirs] = [ownLeg(a), ownLeg(b)];
  if (!mine || !theirs) return [];
  if (a.program.couplePolicy === 'couples-only' || b.program.couplePolicy === 'couples-only') return [];
  const days = daysTooMany(mine, theirs, couple);
  if (days === undefined || earlierPlace(mine, theirs, all) === 'barred') return [];
  return [{ cause: 'days-apart', programIds: [a.program.id, b.program.id], days, opens: 1 }];
}

/** One program that would take either partner, and not both. */
function placeMiss(a: Option, b: Option, couple: Couple): Miss[] {
  const { program } = a;
  if (program.couplePolicy === 'not-at-once') return [];
  if (a.admission.ready === undefined || b.admission.ready === undefined) return [];
  const states = [a.admission.availability.state, b.admission.availability.state];
  const here = { programIds: [program.id], opens: 1 };
  if (states.includes('none-open')) return [{ cause: 'no-open-place', ...here }];
  if (states.includes('unknown') || plansAtOneProgram(a, b, couple).length > 0) return [];
  const days = daysBetweenStarts(a, b, couple);
  return [days === undefined ? { ...dayMiss(a, b, couple, program), ...here } : { cause: 'days-apart', days, ...here }];
}

function daysBetweenStarts(a: Option, b: Option, { preferences, asOf }: Couple): number | undefined {
  const [mine, theirs] = [ownLeg(a), ownLeg(b)];
  if (mine && theirs && leastGap(mine, theirs) > preferences.windowDays) return leastGap(mine, theirs);
  const wider = { asOf, preferences: { ...preferences, acceptsApart: 'yes' as const } };
  return plansAtOneProgram(a, b, wider).find(({ kind }) => kind === 'apart')?.gapDays;
}

/** Why no day will do for both: no place opens, never two at once, or a rule stands then. */
function dayMiss(
  a: Option,
  b: Option,
  { asOf, preferences }: Couple,
  program: Program,
): Omit<Miss, 'programIds' | 'opens'> {
  const days: IsoDate[] = [];
  for (let day = 0; day <= preferences.horizonDays; day += 1) days.push(addDays(dateIn(asOf, program.timeZone), day));
  if (days.every((day) => openingsOn(a.admission.places, day).length === 0)) return { cause: 'no-open-place' };
  const facts = [a.partner.facts, b.partner.facts] as const;
  const first = days.find((day) => openingsForTwo(facts, a.admission.places, day) !== undefined);
  if (first === undefined) return { cause: 'one-place' };
  for (const { admission, partner } of [a, b]) {
    const barrier = admission.startingOn(first).findings.find(({ finding }) => finding.outcome === 'unmet');
    if (!admission.isOpenOn(first) && barrier)
      return { cause: 'rule', clientId: partner.clientId, ruleId: barrier.rule.id };
  }
  return { cause: 'no-fitting-day' };
}

/**
 * The rules that alone keep one partner out of a program, with the plans that would be there without. They are paired
 * together: whether somebody with priority has the earlier place is seen among those programs alone.
 */
function ruleMisses(mine: readonly Option[], theirs: readonly Option[], couple: Couple, terrain: Terrain): Miss[] {
  const stopped = nearestExcluded(mine).flatMap((option) => {
    const [only, ...more] = finalFindings(option);
    if (!only || more.length > 0) return [];
    const { partner, program } = option;
    const rules = program.rules.filter(({ id }) => id !== only.rule.id);
    return [{ ruleId: only.rule.id, without: optionAt(partner, { ...program, rules }, terrain) }];
  });
  const pairable = stopped.map(({ without }) => without);
  const plans = allPlans(pairable, theirs, couple);
  return stopped.flatMap(({ ruleId, without }): Miss[] => {
    const there = plans.filter(({ legs }) => legs.some(({ option }) => option === without));
    // A place that is not on the map pairs with every other in the country: together they count as one.
    const nowhere = there.filter(
      ({ kind, milesApart }) => milesApart === undefined && (kind === 'nearby-programs' || kind === 'same-agency'),
    );
    const opens = there.length - Math.max(0, nowhere.length - 1);
    const { clientId } = without.partner;
    return opens > 0 ? [{ cause: 'rule', programIds: [without.program.id], clientId, ruleId, opens }] : [];
  });
}

const finalFindings = ({ admission }: Option): RuleFinding[] =>
  admission.findings.filter(({ finding }) => isFinal(finding));

function nearestExcluded(options: readonly Option[]): Option[] {
  const excluded = options.filter(({ admission }) => admission.decision === 'excluded');
  if (excluded.length <= NEAREST) return excluded;
  const keyOf = ({ milesFromHome = Infinity, program }: Option) => [milesFromHome, program.id];
  return excluded.sort((a, b) => compareKeys(keyOf(a), keyOf(b))).slice(0, NEAREST);
}

/** Whatever keeps either partner out near home, where no one cause alone would open a plan. */
export function barriersNearHome(options: readonly Option[]): Miss[] {
  return nearestExcluded(options).flatMap((option) =>
    finalFindings(option).map(({ rule }): Miss => {
      const { partner, program } = option;
      return { cause: 'rule', programIds: [program.id], clientId: partner.clientId, ruleId: rule.id, opens: 0 };
    }),
  );
}
