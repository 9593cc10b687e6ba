import type { Ask } from '../../src/domain/admission/ask.js';
import type { Finding } from '../../src/domain/admission/finding.js';
import type { Remedy } from '../../src/domain/admission/remedy.js';
import { addDays, dateIn, type IsoDate } from '../../src/domain/calendar.js';
import type { ClientFacts } from '../../src/domain/facts/index.js';
import type { AdmissionRule, Program } from '../../src/domain/program.js';
import { doneOn, findingOf, isFinal, oneOfEach, openAsks } from './rules.js';

/** One client at one program, at the moment of the question. */
export interface Case {
  readonly facts: ClientFacts;
  readonly program: Program;
  /** Instant, ISO 8601 with zone. */
  readonly asOf: string;
  readonly horizonDays: number;
  /** Work to take as done. */
  readonly done?: string;
}

/** Every day that is searched, at the program's place. */
export function daysOf({ program, asOf, horizonDays }: Case): IsoDate[] {
  const today = dateIn(asOf, program.timeZone);
  return Array.from({ length: horizonDays + 1 }, (_, days) => addDays(today, days));
}

/** One rule and what it comes to. */
export interface RuleFinding {
  readonly rule: AdmissionRule;
  readonly finding: Finding;
}

/** All rules of a program on one day. */
export interface Standing {
  readonly findings: readonly RuleFinding[];
  readonly isBarred: boolean;
  /** The way out of everything that stands in the way and can be removed. */
  readonly way: Remedy;
  readonly asks: readonly Ask[];
  readonly hasBarriers: boolean;
}

/** Which of several ways out is taken: `sure` first the one that leaves least open, `soonest` first the soonest. */
export type Preference = 'sure' | 'soonest';

/** Holds the client against every rule that stands on the day; that the care offered is sought is a rule too. */
export function standingOn(one: Case, day: IsoDate, preference: Preference): Standing {
  const { facts, program, asOf, horizonDays } = one;
  const today = dateIn(asOf, program.timeZone);
  const horizonEnd = addDays(today, horizonDays);
  const context = { on: day, asOf: today, horizonEnd, organizationId: program.organizationId, programId: program.id };
  const findings: RuleFinding[] = [];
  for (const rule of [levelRule(program), ...program.rules]) {
    if (day < rule.effectiveFrom || (rule.effectiveTo !== undefined && day > rule.effectiveTo)) continue;
    let finding = findingOf(rule.tree, facts, context);
    // A rule that ends inside the horizon can be waited out.
    if (finding.outcome === 'unmet' && rule.effectiveTo !== undefined && rule.effectiveTo < horizonEnd) {
      const waiting: Remedy = { steps: [], notBefore: addDays(rule.effectiveTo, 1) };
      finding = { ...finding, remedies: [...finding.remedies, waiting] };
    }
    findings.push({ rule, finding: one.done === undefined ? finding : afterStep(finding, one.done) });
  }
  const asks = findings.flatMap(({ finding }) => (finding.outcome === 'unknown' ? finding.asks : []));
  const barriers = findings.flatMap(({ finding }) => (finding.outcome === 'unmet' ? [finding.remedies] : []));
  const ways = oneOfEach(barriers.filter((remedies) => remedies.length > 0));
  const way = bestOf(ways, today, day, preference) ?? { steps: [] };
  return {
    findings,
    isBarred: findings.some(({ finding }) => isFinal(finding)),
    way,
    asks: [...asks, ...(way.asks ?? [])],
    hasBarriers: findings.some(({ finding }) => finding.outcome === 'unmet'),
  };
}

/** How the client stands on every day up to the horizon, and on any day after it. */
export function calendarOf(one: Case, preference: Preference): (day: IsoDate) => Standing {
  const searched = new Map(daysOf(one).map((day) => [day, standingOn(one, day, preference)]));
  return (day) => searched.get(day) ?? standingOn(one, day, preference);
}

/** True where nothing stands in the way on the day, or what does is surely or perhaps removed by then. */
export function isOpenOn(one: Case, day: IsoDate, { isBarred, way }: Standing): boolean {
  return !isBarred && doneOn(way, dateIn(one.asOf, one.program.timeZone)) <= day;
}

/** The rule that every program has: it must offer care that the client seeks. */
function levelRule({ levelsOfCare }: Program): AdmissionRule {
  const tree = { type: 'level-of-care', values: { levels: levelsOfCare } };
  return { id: 'level-of-care', version: 1, tree, authority: 'program', effectiveFrom: '1900-01-01' };
}

/** `any`: the soonest counts, for a start on the day; then less work, as nobody works for what waiting does anyway. */
function bestOf(remedies: readonly Remedy[], today: IsoDate, day: IsoDate, preference: Preference) {
  const keyOf = (remedy: Remedy) => {
    const done = doneOn(remedy, today);
    const open = 100 + openAsks(remedy);
    const start = done > day ? done : day;
    const first = preference === 'sure' ? [open, start] : [start, open];
    return JSON.stringify([...first, 100 + remedy.steps.length, done]);
  };
  let best: Remedy | undefined;
  for (const remedy of remedies) if (!best || keyOf(remedy) < keyOf(best)) best = remedy;
  return best;
}

/** What is left of a finding once one piece of work is done. */
function afterStep(finding: Finding, done: string): Finding {
  if (finding.outcome !== 'unmet') return finding;
  const remedies = finding.remedies.map((one) => ({ ...one, steps: one.steps.filter(({ code }) => code !== done) }));
  const isGone = (one: Remedy) => one.steps.length === 0 && one.notBefore === undefined && openAsks(one) === 0;
  return remedies.some(isGone) ? { outcome: 'met', because: finding.because } : { ...finding, remedies };
}
