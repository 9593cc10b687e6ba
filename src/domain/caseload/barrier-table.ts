import type { BarrierTally, CauseCount } from './barriers.js';
import { causeKey, type Cause } from './causes.js';
import { bandOf, isTold, type CountBand } from './small-cells.js';

/** A cause, and the couples for whom it alone stands in the way. */
export interface ToldCause {
  readonly cause: Cause;
  readonly couples: CountBand;
}

/** The same at one program. */
export interface ToldProgramCause extends ToldCause {
  readonly programId: string;
}

/** What is told of a tally: counts in elevens, and nothing of what concerns fewer than eleven couples. */
export interface BarrierTable {
  /** Couples who wait. */
  readonly waiting: CountBand;
  readonly withoutPlan: CountBand;
  readonly withoutSingleCause: CountBand;
  /** The cause taken away wherever it stands. */
  readonly everywhere: readonly ToldCause[];
  /** The cause taken away at one program, and nowhere else. */
  readonly atPrograms: readonly ToldProgramCause[];
}

/** Makes a table of a tally. What is equally often is in the order of its name, for the order must not tell counts. */
export function barrierTable(tally: BarrierTally, limit: number): BarrierTable {
  const told = [...tally.causes.values()].filter(({ couples }) => isTold(couples)).map(toldCause);
  told.sort((a, b) => b.couples.from - a.couples.from || (nameOf(a) < nameOf(b) ? -1 : 1));
  return {
    waiting: bandOf(tally.waiting),
    withoutPlan: bandOf(tally.withoutPlan),
    withoutSingleCause: bandOf(tally.withoutSingleCause),
    everywhere: told.flatMap(({ cause, programId, couples }) => (programId === undefined ? { cause, couples } : [])),
    atPrograms: told
      .flatMap(({ cause, programId, couples }) => (programId === undefined ? [] : { cause, programId, couples }))
      .slice(0, limit),
  };
}

const toldCause = ({ cause, programId, couples }: CauseCount) => ({ cause, programId, couples: bandOf(couples) });

const nameOf = ({ cause, programId }: { readonly cause: Cause; readonly programId: string | undefined }) =>
  `${causeKey(cause)} ${programId ?? ''}`;
