import { daysBetween } from '../calendar.js';
import type { CouplePreferences, PlanKind } from '../couple/couple-preferences.js';
import { isPriority, mayBePriority } from '../matching/candidate.js';
import type { Plan } from '../matching/plan.js';
import { rankOfKinds } from '../matching/rank-plans.js';
import { nameOf, startOf, takeOf, type Leg } from './choices.js';
import type { Choice, Take } from './problem.js';
import type { Seat, Seats, Seeker } from './seats.js';

/** Most pairs of starts of one couple that are weighed. */
const MOST_CHOICES = 100;
/** Most days of one plan that are weighed: its own, and later ones for when its own is taken. */
const MOST_DAYS = 12;

/** A couple whose gates are open, the two in the order of their ids, and the plans that the search lists for them. */
export interface JointSeekers {
  readonly coupleId: string;
  readonly seekers: readonly [Seeker, Seeker];
  readonly preferences: CouplePreferences;
  readonly plans: readonly Plan[];
}

type Seated = readonly [Seat, Seat];

interface Ranked {
  readonly plan: Plan;
  readonly seated: Seated;
  readonly choice: Choice;
}

/** The pairs of starts that a couple's own plans allow, in the couple's own order. */
export function jointChoices(
  couple: JointSeekers,
  seats: Seats,
): { readonly choices: Choice[]; readonly kinds: PlanKind[] } {
  const kindRank = rankOfKinds(couple.preferences);
  const known = new Map<string, Ranked>();
  for (const plan of couple.plans)
    for (const seated of seatedBy(plan, couple, seats)) {
      const key = seated.map(nameOf).join(' ');
      if (!known.has(key)) known.set(key, { plan, seated, choice: choiceOf(plan, seated, couple, seats) });
    }
  const open = ({ choice }: Ranked) => Number(choice.starts.some(({ toConfirm }) => toConfirm));
  const bothIn = ({ seated }: Ranked) => Math.max(...seated.map(({ waitDays }) => waitDays));
  const gap = ({ seated: [mine, theirs] }: Ranked) => Math.abs(daysBetween(mine.on, theirs.on));
  const ranked = [...known.values()].sort(
    (a, b) =>
      open(a) - open(b) ||
      kindRank(a.plan.kind) - kindRank(b.plan.kind) ||
      bothIn(a) - bothIn(b) ||
      gap(a) - gap(b) ||
      a.plan.rank - b.plan.rank ||
      (a.choice.id < b.choice.id ? -1 : 1),
  );
  const kept = ranked.slice(0, MOST_CHOICES);
  return { choices: kept.map(({ choice }) => choice), kinds: kept.map(({ plan }) => plan.kind) };
}

/** The days of a plan: its own, and for plans that run side by side later ones at the same programs. */
function seatedBy(plan: Plan, couple: JointSeekers, seats: Seats): Seated[] {
  const [first, second] = plan.legs.map(({ programId, startOn, place }) =>
    seats.named(programId, startOn, place.capacityReportId, plan.status !== 'feasible'),
  );
  if (!first || !second) return [];
  const own: Seated = [first, second];
  const isBridged = plan.legs.some(({ bridge }) => bridge !== undefined);
  if (isBridged || plan.kind === 'sequenced' || plan.kind === 'bridge') return [own];
  const later = laterSeats(plan, own, couple, seats).sort((a, b) => last(a) - last(b));
  return [own, ...later.slice(0, MOST_DAYS - 1)];
}

const last = ([mine, theirs]: Seated) => Math.max(mine.waitDays, theirs.waitDays);

function laterSeats({ kind }: Plan, [first, second]: Seated, couple: JointSeekers, seats: Seats): Seated[] {
  const { seekers, preferences } = couple;
  const [me, them] = seekers;
  const from = (seat: Seat, seeker: Seeker) => seats.of(seeker, seat.program).filter(({ on }) => on >= seat.on);
  const suits = (mine: Seat, theirs: Seat): boolean => {
    const gap = Math.abs(daysBetween(mine.on, theirs.on));
    if (first.program === second.program && (kind === 'same-program-together') !== (gap === 0)) return false;
    if (kind !== 'apart' && gap > preferences.windowDays) return false;
    return !waitsForPartner(me, them, mine, first, theirs) && !waitsForPartner(them, me, theirs, second, mine);
  };
  const pairs = from(first, me).flatMap((mine) =>
    from(second, them).flatMap((theirs): Seated[] => (suits(mine, theirs) ? [[mine, theirs]] : [])),
  );
  if (kind !== 'same-program-together') return pairs;
  const rooms = seats.rooms(seekers, first.program, first.on).map((room): Seated => [room, room]);
  return [...rooms.filter(([mine, theirs]) => suits(mine, theirs)), ...pairs];
}

/** A pregnant client has the earlier of two places and waits for no partner, nor does somebody who may be. */
function waitsForPartner(me: Seeker, them: Seeker, mine: Seat, planned: Seat, theirs: Seat): boolean {
  if (isPriority(them.partner)) return false;
  return (isPriority(me.partner) || mayBePriority(me.partner)) && mine.on > planned.on && mine.on >= theirs.on;
}

function choiceOf(plan: Plan, [mine, theirs]: Seated, { coupleId, seekers }: JointSeekers, seats: Seats): Choice {
  const [me, them] = seekers;
  const legs: readonly [Leg, Leg] = [
    { seeker: me, seat: mine },
    { seeker: them, seat: theirs },
  ];
  const bridges = plan.legs.flatMap(({ bridge }, side): Take[] => {
    const seeker = seekers[side];
    const seat = bridge && seats.named(bridge.programId, bridge.startOn, bridge.place.capacityReportId, false);
    return seeker && seat ? [takeOf({ seeker, seat }, seats)] : [];
  });
  const isUnsettled = plan.status !== 'feasible';
  return {
    id: `${coupleId} ${nameOf(mine)} ${nameOf(theirs)}`,
    starts: legs.map((leg) => startOf(leg, isUnsettled)),
    takes: [...placesOf(legs, seats), ...bridges],
    together: true,
  };
}

/** A couples room is one place for both; a program that takes one couple at a time has one place for a couple. */
function placesOf(legs: readonly [Leg, Leg], seats: Seats): Take[] {
  const [mine, theirs] = legs;
  const { program, report } = mine.seat;
  const both = {
    clientIds: legs.map(({ seeker }) => seeker.clientId),
    standing: Math.max(mine.seeker.priority, theirs.seeker.priority),
  };
  const isRoom = report.kind === 'couples-room' && theirs.seat.report.id === report.id;
  const oneCouple = program === theirs.seat.program && program.coupleConditions.includes('one-couple-at-a-time');
  return [
    ...(isRoom ? [{ pool: seats.poolOf(mine.seat), ...both }] : legs.map((leg) => takeOf(leg, seats))),
    ...(oneCouple ? [{ pool: seats.condition(`${program.id} one couple`), ...both }] : []),
  ];
}
