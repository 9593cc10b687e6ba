import type { Program } from '../../src/domain/program.js';
import { drawCouple, type BenchCouple } from './couples.js';
import { facilityPatterns, type FacilityPattern } from './facilities.js';
import { ProgramWriter } from './programs.js';
import { Random } from './random.js';
import { RulePool } from './rule-pool.js';

/** A generated directory and the couples who look for a place in it, at one moment. */
export interface BenchWorld {
  /** Instant, ISO 8601 with zone. */
  readonly asOf: string;
  readonly programs: readonly Program[];
  readonly couples: readonly BenchCouple[];
  /** How many different things the rules say. */
  readonly differentTrees: number;
  /** One more program in the place of another: the same id and place, with rules drawn afresh. */
  republished(program: Program): Program;
}

/** How large a world is, and which of all worlds of that size. */
export interface BenchWorldSize {
  readonly seed: number;
  readonly programs: number;
  readonly couples: number;
}

/** A Monday. No clock is read: the same seed is the same world on every day. */
const AS_OF = '2026-11-02T13:00:00Z';

/**
 * Generates a world. Facilities are drawn from the real directory, with their kinds of care, the rules that their service
 * codes amount to and roughly their place, and none of their names; everything that the directory does not say is drawn.
 * The couples depend on the seed and not on the number of programs, so that all sizes answer the same people.
 */
export function benchWorld({ seed, programs: wanted, couples: asked }: BenchWorldSize): BenchWorld {
  const patterns = facilityPatterns();
  const pool = new RulePool();
  const drawing = new Random(seed, 'facilities');
  const writer = new ProgramWriter(new Random(seed, 'programs'), pool, AS_OF);
  const agencies = new AgencyCopies(seed);
  const programs: Program[] = [];
  while (programs.length < wanted) {
    const pattern = drawing.pick(patterns);
    programs.push(...writer.facility(pattern, agencies.next(pattern)).slice(0, wanted - programs.length));
  }
  const people = new Random(seed, 'couples');
  const today = AS_OF.slice(0, 10);
  const agencyId = (agency: number) => agencies.idOf(agency, 0);
  const couples = Array.from({ length: asked }, () => drawCouple(people, patterns, { today, agencyId }));
  const republishing = new ProgramWriter(new Random(seed, 'republished'), pool, AS_OF);
  return {
    asOf: AS_OF,
    programs,
    couples,
    differentTrees: pool.differentTrees,
    republished: (program) => republishing.republished(program),
  };
}

/** The second drawing of one facility belongs to a second agency like its own, so that agencies keep their real size. */
class AgencyCopies {
  private readonly drawn = new Map<FacilityPattern, number>();

  constructor(private readonly seed: number) {}

  next(pattern: FacilityPattern): string {
    const copy = this.drawn.get(pattern) ?? 0;
    this.drawn.set(pattern, copy + 1);
    return this.idOf(pattern.agency, copy);
  }

  idOf(agency: number, copy: number): string {
    return new Random(this.seed, `agency ${String(agency)} ${String(copy)}`).uuid();
  }
}
