import { distinctAsks } from '../admission/decide-admission.js';
import { daysBetween } from '../calendar.js';
import type { Program } from '../program.js';
import { isOpioidTreatmentProgram } from '../vocabulary/care.js';
import { OPIOIDS, type Medication } from '../vocabulary/use.js';
import type { BridgeSource } from './bridge-candidates.js';
import { candidateAt, compareCandidates, isPriority, type Candidate, type Partner } from './candidate.js';
import { draftOf, ownLeg, termsOf, type Leg, type PairSearch } from './plan-draft.js';
import type { PlanCondition, PlanDraft } from './plan-draft.js';
import { sameProgramPlans, sharingConditions } from './same-program-plans.js';

/** So many bridges of each partner are tried with each other. */
const TRIED = 10;

interface Bridge {
  readonly leg: Leg;
  readonly conditions: readonly PlanCondition[];
}

/**
 * Medication while waiting: for each partner with opioid use disorder or opioid withdrawal whose start is farther away
 * than the couple's withdrawal limit, an opioid treatment program or prescriber that can start sooner, with a
 * medication that the later program continues. Undefined where nobody needs one or none is found. Where both would be
 * at one program, its couple policy and its places count as in every other plan.
 */
export class Bridges {
  private readonly found = new Map<string, Candidate[]>();

  constructor(
    private readonly source: BridgeSource,
    private readonly search: PairSearch,
  ) {}

  bridged(plan: PlanDraft): PlanDraft | undefined {
    const [first, second] = plan.legs;
    const [mine, theirs] = [this.bridgesFor(first, second), this.bridgesFor(second, first)];
    for (const [bridge, other] of pairsInOrder(mine, theirs)) {
      const both = this.sideBySide([first, bridge], [second, other]);
      if (both) return bridgedBy(plan, ...both);
    }
    const [bridge, other] = [mine[0], theirs[0]];
    if (bridge && (!other || comesFirst(first, second))) return bridgedBy(plan, bridge, undefined);
    return other && bridgedBy(plan, undefined, other);
  }

  /** Two bridges at one program: on their own days where places and policy allow it, or else as they do. */
  private sideBySide([first, mine]: [Leg, Bridge], [second, theirs]: [Leg, Bridge]): [Bridge, Bridge] | undefined {
    const shared = sharingConditions(mine.leg, theirs.leg);
    if (shared) return [{ ...mine, conditions: [...mine.conditions, ...shared] }, theirs];
    if (mine.leg.candidate.program.id !== theirs.leg.candidate.program.id) return undefined;
    const preferences = { ...this.search.preferences, householdRule: 'none' as const };
    const search = { ...this.search, preferences };
    for (const { legs, conditions } of sameProgramPlans(mine.leg.candidate, theirs.leg.candidate, search)) {
      const inTime = legs[0].notBefore < (first.startOn ?? '') && legs[1].notBefore < (second.startOn ?? '');
      if (inTime)
        return [
          { leg: legs[0], conditions: [...mine.conditions, ...conditions] },
          { leg: legs[1], conditions: theirs.conditions },
        ];
    }
    return undefined;
  }

  /** What one partner may take while waiting, best first; beside what the other partner has in this plan. */
  private bridgesFor(leg: Leg, other: Leg): Bridge[] {
    const { candidate, startOn } = leg;
    const limitDays = this.search.preferences.withdrawalLimitHours / 24;
    if (startOn === undefined || daysBetween(candidate.decision.capacity.asOf, startOn) <= limitDays) return [];
    if (!needsBridge(candidate.partner)) return [];
    const bridges: Bridge[] = [];
    for (const option of this.programsFor(candidate)) {
      const own = ownLeg(option);
      if (!own || own.notBefore >= startOn || option.program.id === candidate.program.id) continue;
      const beside = sharingConditions(own, other);
      const continued = beside && continuedBy(option.program, leg, this.search);
      const asked = [...wayOf(option.program, candidate), ...wishOf(candidate.partner)];
      if (continued) bridges.push({ leg: own, conditions: [...beside, ...continued, ...asked] });
      if (bridges.length === TRIED) break;
    }
    return bridges;
  }

  /** Medication for every day must be near: near home, or near the later program where nobody knows the home. */
  private programsFor({ partner, program: later }: Candidate): Candidate[] {
    const middle = partner.home ?? later.point;
    const key = `${partner.clientId} ${partner.home ? 'home' : later.id}`;
    let options = this.found.get(key);
    if (!options) {
      options = this.source(partner, middle).sort(compareCandidates);
      this.found.set(key, options);
    }
    return options;
  }
}

/** To be asked of a bridge that is not on the map, where it is known from where the client would have to come. */
function wayOf({ id, point }: Program, { partner, program: later }: Candidate): PlanCondition[] {
  const isUnknown = (partner.home ?? later.point) !== undefined && point === undefined;
  return isUnknown ? [{ of: 'staff', programId: id, what: 'where it is: medication for every day must be near' }] : [];
}

function bridgedBy(plan: PlanDraft, mine: Bridge | undefined, theirs: Bridge | undefined): PlanDraft {
  const [first, second] = plan.legs;
  const legs = [
    mine ? { ...first, bridge: mine.leg } : first,
    theirs ? { ...second, bridge: theirs.leg } : second,
  ] as const;
  const conditions = [...plan.conditions, ...(mine?.conditions ?? []), ...(theirs?.conditions ?? [])];
  return { ...draftOf('bridge', legs, conditions), inTurn: plan.inTurn };
}

/** One place between the two: a priority client takes it, or else whoever would wait longer without it. */
function comesFirst(one: Leg, other: Leg): boolean {
  const [mine, theirs] = [isPriority(one.candidate.partner), isPriority(other.candidate.partner)];
  return mine === theirs ? (one.startOn ?? '') >= (other.startOn ?? '') : mine;
}

/** All pairs, those that are best for both together first. */
function pairsInOrder<T>(mine: readonly T[], theirs: readonly T[]): (readonly [T, T])[] {
  return mine
    .flatMap((a, i) => theirs.map((b, j) => ({ pair: [a, b] as const, cost: i + j })))
    .sort((a, b) => a.cost - b.cost)
    .map(({ pair }) => pair);
}

/** True for somebody with opioids in the picture who takes no medication yet and has not said no to it. */
function needsBridge({ facts }: Partner): boolean {
  const opioids =
    facts.diagnoses?.includes('opioid-use-disorder') === true ||
    facts.withdrawalFrom?.some((substance) => OPIOIDS.includes(substance)) === true;
  return opioids && facts.wantsMedication !== 'no' && (facts.medications ?? []).length === 0;
}

/**
 * Whether the later program takes somebody who by then is on a medication that the bridge gives: undefined where it
 * does not, with what must be asked, and done beside, where that is not known.
 */
function continuedBy(bridge: Program, later: Leg, { terms }: PairSearch): PlanCondition[] | undefined {
  const { candidate, startOn = '' } = later;
  if (bridge.medications.length === 0)
    return [{ of: 'staff', programId: bridge.id, what: 'which medication is given' }];
  const answers = bridge.medications.flatMap((medication): PlanCondition[][] => {
    const { decision } = candidateAt(takingThen(candidate.partner, medication, bridge), candidate.program, terms);
    if (decision.decision === 'excluded' || !decision.admissibleOn(startOn)) return [];
    const [known, then] = [termsOf(later), decision.startingOn(startOn)];
    const isOpen = distinctAsks([...known.asks, ...then.asks]).length > known.asks.length;
    const work = then.steps.filter(({ code }) => !known.steps.some((step) => step.code === code));
    return [
      [
        ...(isOpen ? [`whether somebody who takes ${medication} by then stays on it`] : []),
        ...work.map(({ action }) => `that this is done before the change: ${action}`),
      ].map((what) => ({ of: 'staff', programId: candidate.program.id, what })),
    ];
  });
  return answers.find((conditions) => conditions.length === 0) ?? answers[0];
}

/** By then the client is on the medication and, where an opioid treatment program gives it, enrolled there. */
function takingThen(partner: Partner, medication: Medication, bridge: Program): Partner {
  const { facts } = partner;
  const isEnrolled = medication === 'methadone' || isOpioidTreatmentProgram(bridge.levelsOfCare);
  const enrolment = { organization: bridge.organizationId, program: bridge.id };
  return {
    ...partner,
    facts: {
      ...facts,
      medications: [medication],
      ...(isEnrolled && { otpEnrolments: [...(facts.otpEnrolments ?? []), enrolment] }),
    },
  };
}

/** Whether medication is wanted, and whether none is taken yet, is the client's to say. */
function wishOf({ clientId, facts }: Partner): PlanCondition[] {
  const ask = (fact: 'wantsMedication' | 'medications', what: string): PlanCondition[] =>
    facts[fact] === undefined ? [{ of: 'client', clientId, what, fact }] : [];
  return [
    ...ask('wantsMedication', 'whether medication is wanted while waiting'),
    ...ask('medications', 'which medication is taken now'),
  ];
}
