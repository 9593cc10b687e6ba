import type { OwnOptions } from '../matching/search-plans.js';
import type { Choice, Start, Take } from './problem.js';
import type { Seat, Seats, Seeker } from './seats.js';

/** Most choices of one person that are weighed. */
const MOST_CHOICES = 30;

/** One person's part of a choice. */
export interface Leg {
  readonly seeker: Seeker;
  readonly seat: Seat;
}

/**
 * What one person can be given alone, in the order of the person's own options: settled starts before those to be
 * confirmed, then the earlier, then the option that the search lists first.
 */
export function soloChoices(
  seeker: Seeker,
  { options }: OwnOptions,
  seats: Seats,
  alsoTakes: (seat: Seat) => readonly Take[] = () => [],
): Choice[] {
  const ranked = options.flatMap(({ programId, startOn }, rank) => {
    const program = startOn === undefined ? undefined : seats.program(programId);
    return program ? seats.of(seeker, program).map((seat) => ({ seat, rank })) : [];
  });
  return ranked
    .sort(
      (a, b) =>
        Number(a.seat.toConfirm) - Number(b.seat.toConfirm) ||
        a.seat.waitDays - b.seat.waitDays ||
        a.rank - b.rank ||
        (a.seat.report.id < b.seat.report.id ? -1 : 1),
    )
    .slice(0, MOST_CHOICES)
    .map(({ seat }) => ({
      id: `${seeker.clientId} ${nameOf(seat)}`,
      starts: [startOf({ seeker, seat })],
      takes: [takeOf({ seeker, seat }, seats), ...alsoTakes(seat)],
      together: false,
    }));
}

/** A place for one person. */
export function takeOf({ seeker, seat }: Leg, seats: Seats): Take {
  return { pool: seats.poolOf(seat), clientIds: [seeker.clientId], standing: seeker.priority };
}

/** A person's start in a seat; `toConfirm` where the plan around it is not settled either. */
export function startOf({ seeker, seat }: Leg, toConfirm = false): Start {
  return {
    clientId: seeker.clientId,
    programId: seat.program.id,
    startOn: seat.on,
    waitDays: seat.waitDays,
    capacityReportId: seat.report.id,
    toConfirm: toConfirm || seat.toConfirm,
  };
}

/** A seat by its report and day. */
export const nameOf = ({ report, on }: Seat): string => `${report.id} ${on}`;
