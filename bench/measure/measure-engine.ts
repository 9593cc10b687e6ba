import type { CouplePreferences } from '../../src/domain/couple/couple-preferences.js';
import type { Engine, EngineKind } from '../engines/engine.js';
import type { BenchWorld } from '../world/bench-world.js';
import type { BenchCouple } from '../world/couples.js';
import { CPU_CLOCK, timed } from './cpu-clock.js';
import { median, middleOf, spreadOf, type Spread } from './spread.js';

/** How one engine did in one world. Times in microseconds. */
export interface EngineResult {
  readonly name: string;
  readonly buildMs: number;
  /** Bytes that it keeps beside each program; absent where it keeps nothing. */
  readonly bytesPerProgram?: number;
  readonly find: Spread;
  /** For each couple, in the order of the world: to compare two engines over the same couples. */
  readonly times: readonly number[];
  /** Couples who go anywhere and want to start on one day at one place; absent for the oracle, which would need hours. */
  readonly worst?: Spread;
  /** One program's rules published anew. */
  readonly update: Spread;
}

/** How long to measure. */
export interface Effort {
  readonly runs: number;
  readonly seconds: number;
}

/** Builds an engine and measures it; gives it back for comparing its answers. */
export function measureEngine(
  kind: EngineKind,
  world: BenchWorld,
  effort: Effort,
): { readonly engine: Engine; readonly result: EngineResult } {
  const built = timed(() => kind.build(world.programs, world.asOf));
  const engine = built.result;
  const runs = findAll(engine, world.couples, effort);
  const half = { runs: effort.runs, seconds: effort.seconds / 2 };
  const worst = kind.isOracle ? undefined : findAll(engine, world.couples.map(worstOf), half);
  return {
    engine,
    result: {
      name: engine.name,
      buildMs: built.microseconds / 1000,
      ...(engine.bytes !== undefined && { bytesPerProgram: engine.bytes / world.programs.length }),
      find: middleOf(runs.map(spreadOf)),
      times: (runs[0] ?? []).map((_, couple) => median(runs.map((times) => times[couple] ?? NaN))),
      ...(worst && { worst: middleOf(worst.map(spreadOf)) }),
      update: updateSome(engine, world),
    },
  };
}

/** The same couples in every run: as many as the first, which is not counted, can ask in the time. */
function findAll(engine: Engine, couples: readonly BenchCouple[], { runs, seconds }: Effort): number[][] {
  const until = CPU_CLOCK.now() + seconds * 1e6;
  let fits = 0;
  while (fits < couples.length && (fits < FEWEST || CPU_CLOCK.now() < until)) {
    const couple = couples[fits];
    if (couple) engine.find(couple);
    fits += 1;
  }
  const asked = couples.slice(0, fits);
  return Array.from({ length: runs }, () => asked.map((couple) => timed(() => engine.find(couple)).microseconds));
}

const FEWEST = 3;

/** Two who go anywhere and accept nothing but one place on one day: nothing near cuts the search short. */
function worstOf(couple: BenchCouple): BenchCouple {
  const hard: Partial<CouplePreferences> = {
    ...{ travelLimitMiles: null, radiusMiles: 0, windowDays: 0, acceptsApart: 'no', householdRule: 'none' },
  };
  return { ...couple, preferences: { ...couple.preferences, ...hard } };
}

const UPDATES = 400;
/** Updates between two looks at the clock, which tells no less than a microsecond. */
const AT_ONCE = 20;

/** Publishes rules anew and then the old ones again, so that the world is as before. */
function updateSome(engine: Engine, world: BenchWorld): Spread {
  const { programs } = world;
  const step = Math.max(1, Math.floor(programs.length / UPDATES));
  const before = programs.filter((_, index) => index % step === 0).slice(0, UPDATES);
  const changes = [...before.map((program) => world.republished(program)), ...before];
  const times: number[] = [];
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    const some = changes.slice(at, at + AT_ONCE);
    const { microseconds } = timed(() => {
      for (const program of some) engine.update(program);
    });
    times.push(microseconds / some.length);
  }
  return spreadOf(times);
}
