import type { CouplePreferences, PlanKind } from '../couple/couple-preferences.js';
import type { FactKey } from '../facts/index.js';
import type { Partner } from '../matching/candidate.js';
import type { GateDecision } from '../matching/gates.js';
import { searchOptions, searchPlans } from '../matching/search-plans.js';
import type { Program } from '../program.js';
import { soloChoices } from './choices.js';
import { jointChoices } from './joint-choices.js';
import { standingOf, type PriorityOrder } from './priority.js';
import { demandOf, type AllocationProblem, type Applicant, type Choice, type Take } from './problem.js';
import { Seats, type Seat, type Seeker } from './seats.js';

/** A couple that waits. */
export interface WaitingCouple {
  readonly coupleId: string;
  readonly partners: readonly [Partner, Partner];
  readonly preferences: CouplePreferences;
  readonly gates: GateDecision['status'];
}

/** A client who waits alone. */
export interface WaitingClient {
  readonly partner: Partner;
}

/** Who waits, and where to look. */
export interface AllocationInput {
  readonly couples: readonly WaitingCouple[];
  readonly clients: readonly WaitingClient[];
  /** The programs of the region. */
  readonly programs: readonly Program[];
  /** Instant, ISO 8601 with zone. */
  readonly asOf: string;
  readonly horizonDays: number;
  readonly priorityOrder: PriorityOrder;
}

/** An applicant, with what an answer says of it. */
export interface DrawnApplicant extends Applicant {
  readonly coupleId?: string;
  readonly gates?: GateDecision['status'];
  /** The kind of plan of each choice that is one. */
  readonly kinds: readonly PlanKind[];
}

/** A person's class, and what would have to be asked to be sure of it. */
export interface DrawnPerson {
  readonly clientId: string;
  readonly priority: number;
  readonly asks: readonly FactKey[];
}

/** The problem that the real searches come to. */
export interface DrawnProblem extends AllocationProblem {
  readonly applicants: readonly DrawnApplicant[];
  readonly standings: readonly DrawnPerson[];
  /** The seat that each choice starts with is at one of these. */
  readonly seats: Seats;
}

/** Gives others their turn between two searches, as many of them take long. */
export type Pause = () => Promise<unknown>;

/** Plans of each couple, and options of each person, that are taken from the search. */
export const LONGEST_LIST = 50;
/** Pairs of places apart from each other that are weighed for two who both have priority. */
const OWN_PLACES = 5;

/** Searches for everybody as if there were nobody else, and lists what each could be given. */
export async function drawUp(input: AllocationInput, pause: Pause): Promise<DrawnProblem> {
  const seats = new Seats(new Map(input.programs.map((program) => [program.id, program])), input.asOf);
  const standings: DrawnPerson[] = [];
  const seekerOf = (partner: Partner, preferences?: CouplePreferences): Seeker => {
    const { clientId } = partner;
    const { priority, asks } = standingOf(partner.facts, input.priorityOrder);
    standings.push({ clientId, priority, asks });
    const horizonDays = Math.min(input.horizonDays, preferences?.horizonDays ?? Infinity);
    const travelLimitMiles = preferences?.travelLimitMiles ?? null;
    return { clientId, priority, partner, terms: { asOf: input.asOf, horizonDays, travelLimitMiles } };
  };
  const drawn: DrawnApplicant[] = [];
  for (const couple of input.couples) {
    await pause();
    const [first, second] = couple.partners;
    const [mine, theirs] = first.clientId <= second.clientId ? [first, second] : [second, first];
    const seekers = [seekerOf(mine, couple.preferences), seekerOf(theirs, couple.preferences)] as const;
    drawn.push(...drawCouple(couple, seekers, input, seats));
  }
  for (const { partner } of input.clients) {
    await pause();
    drawn.push(drawAlone(seekerOf(partner), input, seats));
  }
  // Which pools there are is known once every choice has been drawn.
  const { pools } = seats;
  const capacity = new Map(pools.map((pool) => [pool.id, pool.capacity]));
  const applicants = drawn.map((applicant) => withoutTooMany(applicant, capacity));
  return { pools, applicants, priorityClasses: input.priorityOrder.length, standings, seats };
}

/** With a gate that is not open the two are two single clients, the same for every cause, and are kept apart. */
function drawCouple(
  { coupleId, preferences, gates }: WaitingCouple,
  seekers: readonly [Seeker, Seeker],
  input: AllocationInput,
  seats: Seats,
): DrawnApplicant[] {
  const [me, them] = seekers;
  const { programs, asOf, priorityOrder } = input;
  const partners = [me.partner, them.partner] as const;
  const searched = { ...preferences, horizonDays: me.terms.horizonDays };
  // The same search whatever the gates say, so that not even the time tells one from another.
  const found = searchPlans({ partners, programs, preferences: searched, gates, asOf, limit: LONGEST_LIST });
  if (gates !== 'open') {
    const keptApart =
      ({ clientId, priority }: Seeker) =>
      (seat: Seat): Take[] => [
        { pool: seats.condition(`${coupleId} ${seat.program.siteId}`), clientIds: [clientId], standing: priority },
      ];
    return seekers.map((seeker, side) => ({
      ...{ id: seeker.clientId, coupleId, gates, people: [seeker], kinds: [] },
      choices: soloChoices(seeker, found.individual[side === 0 ? 0 : 1], seats, keptApart(seeker)),
    }));
  }
  const { choices, kinds } = jointChoices({ coupleId, seekers, preferences: searched, plans: found.plans }, seats);
  const hasPriority = ({ priority }: Seeker) => priority < priorityOrder.length;
  const [mine = [], theirs = []] = seekers.map((seeker, side) =>
    hasPriority(seeker) ? soloChoices(seeker, found.individual[side === 0 ? 0 : 1], seats) : [],
  );
  const mayBothBeAway = preferences.householdRule === 'none';
  const apart = mayBothBeAway ? pairsOf(coupleId, mine, theirs, seats) : [];
  // Nobody's priority waits for a partner: where no plan of theirs has places, it counts alone.
  return [
    { id: coupleId, coupleId, gates, people: seekers, kinds, choices: [...choices, ...apart, ...mine, ...theirs] },
  ];
}

function drawAlone(seeker: Seeker, { programs, asOf }: AllocationInput, seats: Seats): DrawnApplicant {
  const { horizonDays, travelLimitMiles } = seeker.terms;
  const { partner } = seeker;
  const own = searchOptions({ partner, programs, asOf, horizonDays, travelLimitMiles, limit: LONGEST_LIST });
  return { id: seeker.clientId, people: [seeker], kinds: [], choices: soloChoices(seeker, own, seats) };
}

/** Two starts at two sites, for two people whose priorities each count. */
function pairsOf(coupleId: string, mine: readonly Choice[], theirs: readonly Choice[], seats: Seats): Choice[] {
  const siteOf = ({ starts }: Choice) => seats.program(starts[0]?.programId ?? '')?.siteId;
  return mine.slice(0, OWN_PLACES).flatMap((one) =>
    theirs.slice(0, OWN_PLACES).flatMap((other): Choice[] => {
      if (siteOf(one) === siteOf(other)) return [];
      return [
        {
          id: `${coupleId} ${one.id} ${other.id}`,
          starts: [...one.starts, ...other.starts],
          takes: [...one.takes, ...other.takes],
          together: false,
        },
      ];
    }),
  );
}

/** What takes more places of a pool than it ever has is no choice. */
function withoutTooMany(applicant: DrawnApplicant, capacity: ReadonlyMap<string, number>): DrawnApplicant {
  const fits = (choice: Choice) => [...demandOf(choice)].every(([pool, demand]) => demand <= (capacity.get(pool) ?? 0));
  return {
    ...applicant,
    choices: applicant.choices.filter(fits),
    kinds: applicant.kinds.filter((_, index) => {
      const choice = applicant.choices[index];
      return choice !== undefined && fits(choice);
    }),
  };
}
