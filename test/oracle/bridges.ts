import { dateIn, daysBetween } from '../../src/domain/calendar.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import { milesIfKnown } from '../../src/domain/matching/distance.js';
import type { Program } from '../../src/domain/program.js';
import { isMedicationProgram } from '../../src/domain/vocabulary/care.js';
import { OPIOIDS } from '../../src/domain/vocabulary/use.js';
import { plansAtOneProgram, policyConditions } from './one-program.js';
import { hasPriority, inOrder, optionAt, type Terrain } from './options.js';
import { distinct } from './rules.js';
import { ownLeg, planOf, termsOf, type Condition, type Couple, type JointPlan, type Leg } from './plan.js';

/** Medication for every day is looked for so many miles around. */
const BRIDGE_MILES = 25;

interface Bridge {
  readonly leg: Leg;
  readonly conditions: readonly Condition[];
}

/** DESIGN 4.5: the plan with medication for both, or for the one who waits; none where nobody needs or finds any. */
export function bridgedPlan(plan: JointPlan, couple: Couple, terrain: Terrain): JointPlan[] {
  const [first, second] = plan.legs;
  const mine = bridgesFor(first, second, couple, terrain);
  const theirs = bridgesFor(second, first, couple, terrain);
  // Best for both together first: the sum of the two places in the lists, then the first partner's place.
  for (let sum = 0; sum < mine.length + theirs.length; sum += 1)
    for (let i = 0; i <= sum; i += 1) {
      const [one, other] = [mine[i], theirs[sum - i]];
      const both = one && other && sideBySide(plan, one, other, couple);
      if (both) return [withBridges(plan, both)];
    }
  const [one, other] = [mine[0], theirs[0]];
  if (one && other) return [withBridges(plan, comesFirst(first, second) ? [one, undefined] : [undefined, other])];
  return (one ?? other) ? [withBridges(plan, [one, other])] : [];
}

type Bridges = readonly [Bridge | undefined, Bridge | undefined];

function withBridges({ legs: [first, second], conditions }: JointPlan, [mine, theirs]: Bridges): JointPlan {
  const legs = [
    { ...first, ...(mine && { bridge: mine.leg }) },
    { ...second, ...(theirs && { bridge: theirs.leg }) },
  ] as const;
  return planOf('bridge', legs, [...conditions, ...(mine?.conditions ?? []), ...(theirs?.conditions ?? [])]);
}

/** Two bridges: at two programs, or at one that has places for both; otherwise as both could be there. */
function sideBySide({ legs }: JointPlan, mine: Bridge, theirs: Bridge, couple: Couple): Bridges | undefined {
  const shared = besideEachOther(mine.leg, theirs.leg);
  if (shared) return [{ ...mine, conditions: [...mine.conditions, ...shared] }, theirs];
  const together = { ...couple, preferences: { ...couple.preferences, householdRule: 'none' as const } };
  const plans = plansAtOneProgram(mine.leg.option, theirs.leg.option, together).filter((plan) =>
    plan.legs.every(({ notBefore }, index) => notBefore < (legs[index]?.startOn ?? '')),
  );
  const [plan] = plans;
  if (!plan) return undefined;
  return [
    { leg: plan.legs[0], conditions: [...mine.conditions, ...plan.conditions] },
    { leg: plan.legs[1], conditions: theirs.conditions },
  ];
}

/** What is to be asked where two legs are in one program; undefined where it bars partners, or has one place for two. */
function besideEachOther(mine: Leg, theirs: Leg): Condition[] | undefined {
  const { program } = mine.option;
  if (program.id !== theirs.option.program.id) return [];
  if (program.couplePolicy === 'not-at-once') return undefined;
  const [one, other] = [mine.opening, theirs.opening];
  if (one && other && one.report.id === other.report.id && (one.count < 2 || other.count < 2)) {
    const isRenewed = one.report.access.mode === 'recurring-intake' && mine.startOn !== theirs.startOn;
    if (!isRenewed) return undefined;
  }
  return policyConditions(program);
}

/** One place between the two: a priority client takes it, or else whoever would wait longer without it. */
function comesFirst(one: Leg, other: Leg): boolean {
  const [mine, theirs] = [hasPriority(one.option.partner), hasPriority(other.option.partner)];
  return mine === theirs ? (one.startOn ?? '') >= (other.startOn ?? '') : mine;
}

/** For somebody whose start is farther away than withdrawal waits: medication sooner, that the later program continues. */
function bridgesFor(leg: Leg, other: Leg, { preferences, asOf }: Couple, terrain: Terrain): Bridge[] {
  const { option, startOn } = leg;
  const { partner, program: later } = option;
  const today = dateIn(asOf, later.timeZone);
  if (startOn === undefined || daysBetween(today, startOn) <= preferences.withdrawalLimitHours / 24) return [];
  if (!isInNeed(partner)) return [];
  // Near home; near the later program where nobody knows the home. What is not on the map is to be asked.
  const middle = partner.home ?? later.point;
  const found = terrain.programs
    .filter(({ levelsOfCare, couplePolicy }) => isMedicationProgram(levelsOfCare) && couplePolicy !== 'couples-only')
    .filter(({ point }) => (milesIfKnown(middle, point) ?? 0) <= BRIDGE_MILES)
    .map((program) => {
      const facts = { ...partner.facts, levelsOfCareSought: program.levelsOfCare };
      return optionAt({ ...partner, facts }, program, terrain);
    });
  const bridges: Bridge[] = [];
  for (const candidate of inOrder(found)) {
    const own = ownLeg(candidate);
    if (!own || own.notBefore >= startOn || candidate.program.id === later.id) continue;
    const beside = besideEachOther(own, other);
    const continued = continuedBy(candidate.program, leg, terrain);
    if (!beside || !continued) continue;
    const staff = { of: 'staff' as const, programId: candidate.program.id };
    const way = middle !== undefined && candidate.program.point === undefined;
    const where: Condition[] = way ? [{ ...staff, what: 'where it is: medication for every day must be near' }] : [];
    bridges.push({ leg: own, conditions: [...beside, ...continued, ...where, ...wishOf(partner)] });
  }
  return bridges;
}

/** Opioids in the picture, no medication yet, and medication not refused. */
function isInNeed({ facts }: Partner): boolean {
  const { diagnoses = [], withdrawalFrom = [], medications = [], wantsMedication } = facts;
  const opioids = diagnoses.includes('opioid-use-disorder') || withdrawalFrom.some((name) => OPIOIDS.includes(name));
  return opioids && medications.length === 0 && wantsMedication !== 'no';
}

/** Whether the later program takes somebody who is on a medication of the bridge by then: a sure yes, a question, or no. */
function continuedBy({ id, medications }: Program, later: Leg, terrain: Terrain): Condition[] | undefined {
  if (medications.length === 0) return [{ of: 'staff', programId: id, what: 'which medication is given' }];
  const { partner, program } = later.option;
  const ways: Condition[][] = [];
  for (const medication of medications) {
    const taking = { ...partner, facts: { ...partner.facts, medications: [medication] } };
    const { admission } = optionAt(taking, program, terrain);
    const startOn = later.startOn ?? '';
    if (admission.ready === undefined || !admission.isOpenOn(startOn)) continue;
    const known = termsOf(later).asks;
    const isSure = distinct([...known, ...admission.startingOn(startOn).asks]).length === known.length;
    const what = `whether somebody who takes ${medication} by then stays on it`;
    ways.push(isSure ? [] : [{ of: 'staff', programId: program.id, what }]);
  }
  return ways.find((conditions) => conditions.length === 0) ?? ways[0];
}

/** Whether medication is wanted, and whether none is taken yet, is the client's to say. */
function wishOf({ clientId, facts }: Partner): Condition[] {
  const conditions: Condition[] = [];
  const ask = (fact: 'wantsMedication' | 'medications', what: string) => {
    if (facts[fact] === undefined) conditions.push({ of: 'client', clientId, what, fact });
  };
  ask('wantsMedication', 'whether medication is wanted while waiting');
  ask('medications', 'which medication is taken now');
  return conditions;
}
