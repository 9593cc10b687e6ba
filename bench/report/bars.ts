import { growthExponent, median } from '../measure/spread.js';
import type { EngineResult } from '../measure/measure-engine.js';
import type { WorldResult } from '../measure/measure-world.js';

/** One bar and what was measured against it. */
export interface Bar {
  readonly what: string;
  readonly wanted: string;
  /** Absent where this run did not measure it. */
  readonly measured?: string;
  readonly met?: boolean;
}

type Measure = (worlds: readonly WorldResult[]) => number | undefined;

interface BarKind {
  readonly what: string;
  readonly unit: string;
  readonly most?: number;
  readonly least?: number;
  readonly measure: Measure;
}

/** The bars of this project, held against the first engine. A ratio is taken over the same couples in one run. */
const BARS: readonly BarKind[] = [
  { what: '50k programs, p50', unit: 'ms', most: 0.4, measure: find(50_000, ({ find: { p50 } }) => p50 / 1000) },
  { what: '50k programs, p99', unit: 'ms', most: 4, measure: find(50_000, ({ find: { p99 } }) => p99 / 1000) },
  { what: '50k programs, one core', unit: 'couples/s', least: 2_500, measure: find(50_000, perSecond) },
  { what: '1M programs, p50', unit: 'ms', most: 4, measure: find(1_000_000, ({ find: { p50 } }) => p50 / 1000) },
  { what: '1M programs, p99', unit: 'ms', most: 25, measure: find(1_000_000, ({ find: { p99 } }) => p99 / 1000) },
  { what: '1M programs, index', unit: 'B/program', most: 300, measure: find(1_000_000, (own) => own.bytesPerProgram) },
  { what: '1M programs, build', unit: 's', most: 20, measure: find(1_000_000, ({ buildMs }) => buildMs / 1000) },
  { what: 'growth of p50, 10k to 1M', unit: 'exponent', most: 0.8, measure: growth(10_000, 1_000_000) },
  { what: 'brute force, 50k, mean', unit: 'x', least: 50, measure: ratio(50_000, oracleTimes, mean) },
  {
    what: 'json-rules-engine, 50k, p50',
    unit: 'x',
    least: 5_000,
    measure: ratio(50_000, (world) => world.jsonRules?.times, median),
  },
  { what: 'prepared SQL, 50k, mean', unit: 'x', least: 100, measure: ratio(50_000, (world) => world.sql?.times, mean) },
  { what: 'rules republished, 50k, p50', unit: 'us', most: 50, measure: find(50_000, ({ update: { p50 } }) => p50) },
  {
    what: 'worst couple, 50k, p99',
    unit: 'ms',
    most: 50,
    measure: find(50_000, ({ worst }) => worst && worst.p99 / 1000),
  },
  {
    what: 'HTTP, 50k, one core',
    unit: 'answers/s',
    least: 1_500,
    measure: (worlds) => at(worlds, 50_000)?.http?.search.perCore,
  },
  { what: 'HTTP, 50k, of a constant answer', unit: '%', least: 15, measure: shareOfConstant },
];

/** Bars for what the core cannot do yet; they are listed so that nobody takes silence for success. */
const NOT_MEASURED: readonly Bar[] = [
  { what: 'reverse search, 100k couples x 50k, p50', wanted: '<= 5 ms' },
  { what: 'barrier report, 100k couples x 50k', wanted: '<= 60 CPU s' },
];

/** Every bar, with what this run says of it. */
export function barsOf(worlds: readonly WorldResult[]): Bar[] {
  return [...BARS.map((bar) => held(bar, worlds)), ...NOT_MEASURED];
}

function held({ what, unit, most, least, measure }: BarKind, worlds: readonly WorldResult[]): Bar {
  const wanted = `${most === undefined ? `>= ${least ?? 0}` : `<= ${most}`} ${unit}`;
  const value = measure(worlds);
  if (value === undefined || Number.isNaN(value)) return { what, wanted };
  const met = value <= (most ?? Infinity) && value >= (least ?? 0);
  return { what, wanted, measured: `${Number(value.toPrecision(3))} ${unit}`, met };
}

const at = (worlds: readonly WorldResult[], programs: number) => worlds.find((world) => world.programs === programs);

function find(programs: number, figure: (own: EngineResult) => number | undefined): Measure {
  return (worlds) => {
    const own = at(worlds, programs)?.engines[0];
    return own && figure(own);
  };
}

function perSecond({ find: { mean: each } }: EngineResult): number {
  return 1e6 / each;
}

function growth(small: number, large: number): Measure {
  return (worlds) => {
    const [sooner, later] = [
      find(small, ({ find: { p50 } }) => p50)(worlds),
      find(large, ({ find: { p50 } }) => p50)(worlds),
    ];
    return sooner && later ? growthExponent([small, sooner], [large, later]) : undefined;
  };
}

/** How many times the first engine's time a peer takes, over the couples that both were asked for. */
export function ratioOf(
  own: readonly number[] | undefined,
  peer: readonly number[] | undefined,
  sum: (times: readonly number[]) => number,
): number | undefined {
  const shared = Math.min(own?.length ?? 0, peer?.length ?? 0);
  if (shared === 0 || !own || !peer) return undefined;
  return sum(peer.slice(0, shared)) / sum(own.slice(0, shared));
}

function ratio(
  programs: number,
  peer: (world: WorldResult) => readonly number[] | undefined,
  sum: (times: readonly number[]) => number,
): Measure {
  return (worlds) => {
    const world = at(worlds, programs);
    return world && ratioOf(world.engines[0]?.times, peer(world), sum);
  };
}

function oracleTimes({ engines }: WorldResult): readonly number[] | undefined {
  return engines.length > 1 ? engines[engines.length - 1]?.times : undefined;
}

function shareOfConstant(worlds: readonly WorldResult[]): number | undefined {
  const http = at(worlds, 50_000)?.http;
  return http && (100 * http.search.perCore) / http.constant.perCore;
}

/** The arithmetic mean. */
export function mean(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}
