import { ENGINES } from '../engines/engine.js';
import { compareAnswers, type Agreement } from '../engines/compare.js';
import { measureHttp, type HttpMeasurement } from '../http/measure-http.js';
import type { BenchOptions, Section } from '../options.js';
import { benchWorld, type BenchWorld } from '../world/bench-world.js';
import { CPU_CLOCK } from './cpu-clock.js';
import { measureEngine, type EngineResult } from './measure-engine.js';
import { measureJsonRules, measureSql, type PeerResult } from './measure-peers.js';

/** Everything that was measured in one world. What was not asked for is absent. */
export interface WorldResult {
  readonly programs: number;
  readonly differentTrees: number;
  /** Of so many couples, so many have no plan. */
  readonly withoutPlan?: { readonly asked: number; readonly none: number };
  readonly engines: readonly EngineResult[];
  /** The first engine's answers against each other's. */
  readonly agreements: readonly (Agreement & { readonly between: string })[];
  readonly jsonRules?: PeerResult;
  readonly sql?: PeerResult;
  readonly http?: HttpMeasurement;
}

const COUPLES = 2_000;
/** The server of the HTTP measurement holds a second copy of the world: a million programs twice would be too much. */
const MOST_OVER_HTTP = 200_000;
/** Couples for whom the whole answers of two engines are compared, as far as the time goes. */
const MOST_COMPARED = 200;

/** Generates one world and measures what was asked for. `say` is told what is going on. */
export async function measureWorld(
  programs: number,
  { sections, seed, runs, seconds }: BenchOptions,
  say: (text: string) => void,
): Promise<WorldResult> {
  say(`${programs} programs: generating`);
  const size = { seed, programs, couples: COUPLES };
  const world = benchWorld(size);
  const has = (section: Section) => sections.includes(section) && (section !== 'http' || programs <= MOST_OVER_HTTP);
  const engines = has('engines') ? measureEngines(world, { runs, seconds }, say) : undefined;
  if (has('json-rules')) say(`${programs} programs: json-rules-engine`);
  const jsonRules = has('json-rules') ? await measureJsonRules(world, seconds) : undefined;
  if (has('sql')) say(`${programs} programs: PostgreSQL`);
  const sql = has('sql') ? await measureSql(world, seconds) : undefined;
  if (has('http')) say(`${programs} programs: HTTP`);
  const http = has('http') ? await measureHttp(size, { runs, seconds: Math.min(seconds, 10) }) : undefined;
  return {
    ...{ programs, differentTrees: world.differentTrees, engines: [], agreements: [], ...engines },
    ...(jsonRules && { jsonRules }),
    ...(sql && { sql }),
    ...(http && { http }),
  };
}

function measureEngines(world: BenchWorld, effort: { runs: number; seconds: number }, say: (text: string) => void) {
  const measured = ENGINES.map((kind) => {
    say(`${world.programs.length} programs: ${kind.name}`);
    return measureEngine(kind, world, effort);
  });
  const [first, ...others] = measured.map(({ engine }) => engine);
  if (!first) throw new Error('There is no engine');
  say(`${world.programs.length} programs: comparing answers`);
  const agreements = others.map((other) => ({
    between: `${first.name} and ${other.name}`,
    ...compareAnswers(first, other, withinSeconds(world.couples, effort.seconds)),
  }));
  const asked = world.couples.slice(0, measured[0]?.result.find.asked ?? 0).slice(0, MOST_COMPARED);
  const none = asked.filter((couple) => first.find(couple).plans.length === 0).length;
  return { engines: measured.map(({ result }) => result), agreements, withoutPlan: { asked: asked.length, none } };
}

/** Couples one by one until the time is over. */
function* withinSeconds<T>(all: readonly T[], seconds: number): Generator<T> {
  const until = CPU_CLOCK.now() + seconds * 2e6;
  for (const one of all.slice(0, MOST_COMPARED)) {
    yield one;
    if (CPU_CLOCK.now() > until) return;
  }
}
