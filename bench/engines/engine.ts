import { findBest } from '../../src/domain/matching/find-best.js';
import { ProgramIndex } from '../../src/domain/matching/program-index.js';
import { searchPlans } from '../../src/domain/matching/search-plans.js';
import type { Program } from '../../src/domain/program.js';
import type { BenchCouple } from '../world/couples.js';
import type { Answer } from './answer.js';
import { findByBruteForce } from './brute-force.js';

/** Most plans, and most options of each partner, that are asked for. */
export const LISTED = 20;

/** One way of answering. Adding another is one entry in `ENGINES`. */
export interface Engine {
  readonly name: string;
  /** What it keeps for itself beside the programs, in bytes; absent where it keeps nothing. */
  readonly bytes?: number;
  find(couple: BenchCouple): Answer;
  /** Takes up one program whose rules were published anew. */
  update(program: Program): void;
}

/** How an engine is built for a world. */
export interface EngineKind {
  readonly name: string;
  /** The plain way, slow and hard to get wrong: what the others are compared with. */
  readonly isOracle?: true;
  build(programs: readonly Program[], asOf: string): Engine;
}

/** The product's quick search, over an index of all programs. */
const INDEX: EngineKind = {
  name: 'findBest',
  build: (programs, asOf) => {
    const index = ProgramIndex.of(programs);
    return {
      name: INDEX.name,
      get bytes() {
        return index.bytes;
      },
      find: (couple) => {
        const { plans, options } = findBest({ ...couple, asOf, limit: LISTED }, index);
        return { plans, options };
      },
      update: (program) => index.put(program),
    };
  },
};

/** The product's own search, as its API calls it: over the list of all programs. */
const SEARCH_PLANS: EngineKind = {
  name: 'searchPlans',
  build: (programs, asOf) => {
    const list = new ProgramList(programs);
    return {
      name: SEARCH_PLANS.name,
      find: (couple) => {
        const { plans, individual } = searchPlans({ ...couple, programs: list.programs, asOf, limit: LISTED });
        return { plans, options: [individual[0].options, individual[1].options] };
      },
      update: (program) => list.put(program),
    };
  },
};

/** Every program for each partner, and every program of the one with every program of the other. */
const BRUTE_FORCE: EngineKind = {
  name: 'brute force',
  isOracle: true,
  build: (programs, asOf) => {
    const list = new ProgramList(programs);
    return {
      name: BRUTE_FORCE.name,
      find: (couple) => findByBruteForce(couple, list.programs, asOf, LISTED),
      update: (program) => list.put(program),
    };
  },
};

/** Fastest first: the first is the one that the bars are about. */
export const ENGINES: readonly EngineKind[] = [INDEX, SEARCH_PLANS, BRUTE_FORCE];

/** Programs in a fixed order, found by id when one is replaced. */
class ProgramList {
  readonly programs: Program[];
  private readonly at: ReadonlyMap<string, number>;

  constructor(programs: readonly Program[]) {
    this.programs = [...programs];
    this.at = new Map(programs.map(({ id }, index) => [id, index]));
  }

  put(program: Program): void {
    const index = this.at.get(program.id);
    if (index !== undefined) this.programs[index] = program;
  }
}
