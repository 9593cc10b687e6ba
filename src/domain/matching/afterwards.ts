import { distinctAsks } from '../admission/decide-admission.js';
import { addDays, daysBetween, laterOf, type IsoDate } from '../calendar.js';
import type { Program } from '../program.js';
import { isOvernight } from '../vocabulary/care.js';
import type { CoupleCondition } from '../vocabulary/programs.js';
import { candidateAt, type Candidate } from './candidate.js';
import { askedConfirmations, onceEach, type Confirmation } from './confirmations.js';
import { dayOf, draftUnder } from './couple-legs.js';
import { coupleTermsOf, firstDay } from './couple-terms.js';
import { milesIfKnown } from './distance.js';
import { explainCouple, type PlanRule } from './explain-couple.js';
import { explainLeg, type ExplainedOption, type Explanation } from './explain.js';
import { termsOf, type Leg, type PairSearch, type PlanCondition, type PlanDraft } from './plan-draft.js';
import { policyConditions } from './same-program-plans.js';

/** A recovery residence that both could go to when their stays are over. Nothing in it is certain so far ahead. */
export interface Afterwards {
  readonly programId: string;
  /** The first day on which both could come; a best case where the length of a stay is not known. */
  readonly from: IsoDate;
  readonly legs: readonly [AfterwardsLeg, AfterwardsLeg];
  readonly coupleConditions: readonly CoupleCondition[];
  readonly coupleRules: readonly PlanRule[];
  readonly confirm: readonly Confirmation[];
}

/** One partner's part of it, decided for that later day. */
export interface AfterwardsLeg extends ExplainedOption {
  readonly coupleRules: readonly Explanation[];
}

/** So many residences are looked at, those nearest to home first. Stated in the answer. */
export const RESIDENCES_TRIED = 20;
/** Days that the two may have to wait between their stays and the residence. */
const WAIT = 14;
const RECOVERY_RESIDENCE = 'recovery-residence';

/** True for a recovery residence that does not bar two partners at once. */
export function isResidence({ levelsOfCare, couplePolicy }: Program): boolean {
  return levelsOfCare.includes(RECOVERY_RESIDENCE) && couplePolicy !== 'not-at-once';
}

/** Finds, for plans that are listed, where both could live afterwards. The same programs are decided once for each day. */
export class Residences {
  private readonly candidates = new Map<string, Candidate>();
  private readonly near = new Map<string, readonly Program[]>();
  private readonly residences: readonly Program[];
  /** True where there are more residences than are looked at. */
  leavesOut = false;

  constructor(
    programs: Iterable<Program>,
    private readonly search: PairSearch,
  ) {
    this.residences = [...programs].filter(isResidence);
  }

  /** Undefined where nobody leaves a stay, where one of them must keep their home, or where no residence takes both. */
  after(plan: PlanDraft): Afterwards | undefined {
    const leaving = leavingOf(plan);
    if (!leaving || this.search.preferences.householdRule === 'one-at-a-time') return undefined;
    const found = this.nearest(plan).flatMap((residence) => this.stayAt(residence, plan, leaving) ?? []);
    const [best] = found.sort(
      (a, b) => openIn(a) - openIn(b) || a.steps - b.steps || (a.notBefore < b.notBefore ? -1 : 1),
    );
    return best && explained(best, this.search);
  }

  private stayAt(residence: Program, plan: PlanDraft, { from, conditions }: Leaving): PlanDraft | undefined {
    const [a, b] = plan.legs.map(({ candidate }) => this.candidateFor(candidate, residence, from));
    if (!a || !b) return undefined;
    const couple = coupleTermsOf(a, b);
    const isOpen = (date: IsoDate) =>
      a.decision.admissibleOn(date) && b.decision.admissibleOn(date) && (couple?.allows(date, date) ?? true);
    const date = firstDay(from, addDays(from, WAIT), isOpen);
    if (date === undefined) return undefined;
    const leg = (candidate: Candidate): Leg => ({ candidate, startOn: date, notBefore: date });
    const what = 'two places: they cannot be reserved so far ahead';
    return draftUnder(
      couple,
      'same-program-together',
      [leg(a), leg(b)],
      [
        ...conditions,
        { of: 'staff', programId: residence.id, what },
        ...policyConditions(a),
        ...reachOf(a),
        ...reachOf(b),
      ],
    );
  }

  /** Decided with the level of care that a residence is, whatever is sought for now. */
  private candidateFor({ partner }: Candidate, residence: Program, from: IsoDate): Candidate | undefined {
    const key = `${partner.clientId} ${residence.id} ${from}`;
    let candidate = this.candidates.get(key);
    if (!candidate) {
      const { terms } = this.search;
      const facts = { ...partner.facts, levelsOfCareSought: residence.levelsOfCare };
      const days = daysBetween(terms.asOf.slice(0, 10), from) + WAIT + 1;
      const horizonDays = Math.max(terms.horizonDays, days);
      candidate = candidateAt({ ...partner, facts }, residence, { ...terms, horizonDays });
      this.candidates.set(key, candidate);
    }
    return candidate.decision.decision === 'excluded' ? undefined : candidate;
  }

  /** Within each partner's reach, those nearest to home, or to the first place where nobody's home is known. */
  private nearest({ legs }: PlanDraft): readonly Program[] {
    const homes = legs.flatMap(({ candidate }) => candidate.partner.home ?? []);
    const middles = homes.length > 0 ? homes : legs.flatMap(({ candidate }) => candidate.program.point ?? []);
    const key = middles.map(({ latitude, longitude }) => `${String(latitude)} ${String(longitude)}`).join();
    let near = this.near.get(key);
    if (!near) {
      const { travelLimitMiles } = this.search.terms;
      const limit = homes.length > 0 ? (travelLimitMiles ?? Infinity) : Infinity;
      near = this.residences
        .map((residence) => ({
          residence,
          miles: middles.map((one) => milesIfKnown(one, residence.point) ?? Infinity),
        }))
        .filter(({ miles }) => Math.max(0, ...miles) <= limit)
        .map(({ residence, miles }) => ({ residence, miles: miles.reduce((sum, one) => sum + one, 0) }))
        .sort((a, b) => (a.miles === b.miles ? 0 : a.miles - b.miles) || (a.residence.id < b.residence.id ? -1 : 1))
        .map(({ residence }) => residence);
      this.leavesOut ||= near.length > RESIDENCES_TRIED;
      this.near.set(key, (near = near.slice(0, RESIDENCES_TRIED)));
    }
    return near;
  }
}

interface Leaving {
  readonly from: IsoDate;
  readonly conditions: readonly PlanCondition[];
}

/** The day on which the last of them leaves a stay; undefined where neither has one, or it is a residence already. */
function leavingOf({ legs }: PlanDraft): Leaving | undefined {
  const programs = legs.map(({ candidate }) => candidate.program);
  if (programs.some(({ levelsOfCare }) => levelsOfCare.includes(RECOVERY_RESIDENCE))) return undefined;
  const stays = legs.filter(({ candidate }) => isOvernight(candidate.program.levelsOfCare));
  if (stays.length === 0) return undefined;
  const ends = legs.map((leg) =>
    stays.includes(leg) ? addDays(dayOf(leg), leg.candidate.program.typicalStayDays ?? 1) : dayOf(leg),
  );
  const unknown = new Set(
    stays
      .filter(({ candidate }) => candidate.program.typicalStayDays === undefined)
      .map(({ candidate }) => candidate.program.id),
  );
  const conditions = [...unknown].sort().map((programId): PlanCondition => {
    return { of: 'staff', programId, what: 'how long the stay is' };
  });
  return { from: ends.reduce((latest, end) => laterOf(latest, end)), conditions };
}

function reachOf({ partner, reachUnknown }: Candidate): PlanCondition[] {
  return reachUnknown
    ? [{ of: 'client', clientId: partner.clientId, what: 'how far it is from where the client stays' }]
    : [];
}

/** Questions that are left, beside those that are left at every residence so far ahead. */
const openIn = ({ legs, conditions }: PlanDraft) =>
  conditions.length + distinctAsks(legs.flatMap((leg) => termsOf(leg).asks)).length;

function explained(draft: PlanDraft, { preferences }: PairSearch): Afterwards {
  const [first, second] = draft.legs;
  const { id: programId, coupleConditions } = first.candidate.program;
  const { whole, sides } = explainCouple(draft, preferences);
  const place = { state: 'unknown', because: 'places cannot be reserved so far ahead' } as const;
  return {
    programId,
    from: draft.notBefore,
    legs: [
      { ...explainLeg(first), place, coupleRules: sides[0] },
      { ...explainLeg(second), place, coupleRules: sides[1] },
    ],
    coupleConditions,
    coupleRules: whole,
    confirm: onceEach([
      ...draft.conditions.map(({ fact: _fact, ...confirmation }) => confirmation),
      ...draft.legs.flatMap(askedConfirmations),
    ]),
  };
}
