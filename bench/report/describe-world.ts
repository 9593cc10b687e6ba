import type { Agreement } from '../engines/compare.js';
import type { EngineResult } from '../measure/measure-engine.js';
import { median, type Spread } from '../measure/spread.js';
import type { WorldResult } from '../measure/measure-world.js';
import { mean, ratioOf } from './bars.js';
import { table } from './table.js';

/** What was measured in one world, for people. */
export function describeWorld(world: WorldResult): string[] {
  const { programs, differentTrees, withoutPlan, engines, agreements, jsonRules, sql, http } = world;
  const own = engines[0];
  const peers = [jsonRules, sql].flatMap((peer) => peer ?? []);
  const rows = [
    ...engines.map((engine) => timesRow(engine.name, engine, own)),
    ...peers.map((peer) => timesRow(peer.peer, peer, own)),
  ];
  return [
    `${programs.toLocaleString('en-US')} programs, ${differentTrees.toLocaleString('en-US')} different rules` +
      (withoutPlan ? `; ${withoutPlan.none} of ${withoutPlan.asked} couples have no plan` : ''),
    '',
    ...(rows.length === 0 ? [] : [...table([HEAD, ...rows]), '']),
    ...engines.map(describeEngine),
    ...peers.map(
      ({ peer, configuration, gaveUp }) => `${peer}: ${configuration}${gaveUp > 0 ? `; gave up ${gaveUp}` : ''}`,
    ),
    ...agreements.map(({ between, ...agreement }) => describeAgreement(between, 'the whole answers', agreement)),
    ...peers.map(({ peer, agreement }) =>
      describeAgreement(`${peer} and the domain's rules`, 'the same question', agreement),
    ),
    ...(http
      ? [
          `POST of a plan search, Nest on Fastify: ${figure(http.search.perCore)}/s on one core, ` +
            `${figure(http.search.perSecond)}/s by the clock, ${http.search.bytes} bytes`,
          `a constant answer of that size, Fastify: ${figure(http.constant.perCore)}/s on one core, ` +
            `${figure(http.constant.perSecond)}/s by the clock`,
        ]
      : []),
    '',
  ];
}

const HEAD = ['one couple', 'asked', 'p50', 'p99', 'mean', 'per core', 'ratio p50', 'ratio mean'];

function timesRow(
  name: string,
  { find, times }: { readonly find: Spread; readonly times: readonly number[] },
  own: EngineResult | undefined,
): string[] {
  const ratio = (sum: (times: readonly number[]) => number) => {
    const value = ratioOf(own?.times, times, sum);
    return value === undefined ? '' : `${figure(value)} x`;
  };
  const { asked, p50, p99, mean: each } = find;
  return [name, `${asked}`, time(p50), time(p99), time(each), `${figure(1e6 / each)}/s`, ratio(median), ratio(mean)];
}

function describeEngine({ name, buildMs, bytesPerProgram, update, worst }: EngineResult): string {
  return [
    `${name}: built in ${figure(buildMs)} ms`,
    bytesPerProgram === undefined ? 'keeps nothing' : `${figure(bytesPerProgram)} B/program`,
    `rules republished p50 ${time(update.p50)}, p99 ${time(update.p99)}`,
    ...(worst ? [`worst couples (${worst.asked}) p50 ${time(worst.p50)}, p99 ${time(worst.p99)}`] : []),
  ].join('; ');
}

function describeAgreement(between: string, what: string, { asked, differing, first }: Agreement): string {
  const found = differing === 0 ? 'no difference' : `${differing} DIFFERENCES, the first at ${first ?? ''}`;
  return `${between}, ${what} for ${asked} ${asked === 1 ? 'couple' : 'couples'}: ${found}`;
}

/** Microseconds in the unit that reads best. */
function time(microseconds: number): string {
  if (microseconds < 1_000) return `${figure(microseconds)} us`;
  if (microseconds < 1_000_000) return `${figure(microseconds / 1_000)} ms`;
  return `${figure(microseconds / 1_000_000)} s`;
}

const figure = (value: number) => Number(value.toPrecision(3)).toLocaleString('en-US');
