import { readFileSync } from 'node:fs';
import { screenByJsonRules } from '../peers/json-rules.js';
import { PreparedSql } from '../peers/sql/prepared-sql.js';
import { SERVER_SETTINGS, startThrowawayServer } from '../peers/sql/throwaway-server.js';
import { LISTED } from '../engines/engine.js';
import { firstDifference, type Agreement } from '../engines/compare.js';
import { attributesOf } from '../screen/attributes.js';
import { screenProgram } from '../screen/own-screen.js';
import { screenPairs } from '../screen/pair-screen.js';
import type { BenchWorld } from '../world/bench-world.js';
import { spreadOf, type Spread } from './spread.js';

/** How a peer did on its part of the question. Times in microseconds, one for each couple in the order of the world. */
export interface PeerResult {
  readonly peer: string;
  readonly configuration: string;
  readonly find: Spread;
  readonly times: readonly number[];
  readonly agreement: Agreement;
  /** Couples for whom it was given up. */
  readonly gaveUp: number;
}

const MOST_BY_JSON_RULES = 5;
const MOST_BY_SQL = 200;

/** json-rules-engine: admission of both partners at every program, nothing else. */
export async function measureJsonRules(world: BenchWorld, seconds: number): Promise<PeerResult> {
  const today = world.asOf.slice(0, 10);
  const times: number[] = [];
  const differences: string[] = [];
  const until = performance.now() + seconds * 1000;
  for (const [index, { partners, preferences }] of world.couples.slice(0, MOST_BY_JSON_RULES).entries()) {
    if (index > 0 && performance.now() > until) break;
    const day = { today, horizonDays: preferences.horizonDays };
    let time = 0;
    for (const { facts } of partners) {
      const attributes = attributesOf(facts, today, day.horizonDays);
      const { outcomes, microseconds } = await screenByJsonRules(world.programs, attributes, today);
      time += microseconds;
      const own = world.programs.map((program) => screenProgram(facts, program, day));
      differences.push(...differenceAt(index, own, outcomes));
    }
    times.push(time);
  }
  return {
    peer: `json-rules-engine ${versionOf('json-rules-engine')}`,
    configuration:
      'one engine for each program, built beforehand; single-fact hard rules only; no places, dates or pairs',
    ...{ find: spreadOf(times), times, gaveUp: 0, agreement: agreementOf(times.length, differences) },
  };
}

/** PostgreSQL: the best programs and pairs by the screened rules. Only answers that came in time are compared. */
export async function measureSql(world: BenchWorld, seconds: number): Promise<PeerResult> {
  const today = world.asOf.slice(0, 10);
  const server = await startThrowawayServer();
  try {
    const sql = await PreparedSql.loadedWith(server.url, world.programs, today);
    const times: number[] = [];
    const differences: string[] = [];
    let [gaveUp, compared] = [0, 0];
    const until = performance.now() + 2 * seconds * 1000;
    for (const [index, couple] of world.couples.slice(0, MOST_BY_SQL).entries()) {
      if (index > 0 && performance.now() > until) break;
      const day = { today, horizonDays: couple.preferences.horizonDays };
      const { answer, microseconds } = await sql.screen(couple, day, LISTED);
      times.push(microseconds);
      if (!answer) gaveUp += 1;
      else if (compared < MOST_COMPARED) {
        compared += 1;
        differences.push(...differenceAt(index, screenPairs(couple, world.programs, day, LISTED), answer));
      }
    }
    await sql.close();
    return {
      peer: `PostgreSQL ${sql.version}, prepared`,
      configuration: `a typed column for each attribute, GiST on cube(x, y, z); ${SERVER_SETTINGS}`,
      ...{ find: spreadOf(times), times, gaveUp, agreement: agreementOf(compared, differences) },
    };
  } finally {
    await server.stop();
  }
}

const MOST_COMPARED = 30;

function differenceAt(index: number, own: unknown, theirs: unknown): string[] {
  const difference = firstDifference(own, theirs, 'screen');
  return difference === undefined ? [] : [`couple ${index}, ${difference}`];
}

function agreementOf(asked: number, differences: readonly string[]): Agreement {
  const [first] = differences;
  return { asked, differing: differences.length, ...(first !== undefined && { first }) };
}

function versionOf(name: string): string {
  const file = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
