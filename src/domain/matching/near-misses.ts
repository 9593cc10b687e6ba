import { isFinal } from '../admission/evaluate-rule.js';
import type { RuleFinding } from '../admission/decide-admission.js';
import type { Candidate } from './candidate.js';
import { explainFinding, type Explanation } from './explain.js';
import { legsAlone } from './pair-search.js';
import { nearPairs } from './near-pairs.js';
import type { Leg, PairSearch } from './plan-draft.js';
import { sameProgramPlans } from './same-program-plans.js';
import { leastGap, twoProgramPlan } from './two-program-plans.js';

/** A joint plan that fails for one cause. */
export interface NearMiss {
  readonly cause: 'one-place' | 'no-open-place' | 'days-apart' | 'rule';
  readonly says: string;
  readonly programIds: readonly string[];
  /** Whom the rule stops; only for a rule. */
  readonly clientId?: string;
  readonly rule?: Explanation;
  readonly days?: number;
  /** Joint plans that would be there without this cause. */
  readonly opens: number;
}

/** What fails for one cause, the cause that opens most first. */
export function nearMisses(
  mine: readonly Candidate[],
  theirs: readonly Candidate[],
  search: PairSearch,
  limit: number,
): NearMiss[] {
  const theirsById = new Map(theirs.map((candidate) => [candidate.program.id, candidate]));
  const misses: NearMiss[] = [];
  for (const a of mine) {
    const b = theirsById.get(a.program.id);
    const miss = b && placeMiss(a, b, search);
    if (miss) misses.push(miss);
  }
  misses.push(
    ...ruleMisses(mine, theirs, search),
    ...ruleMisses(theirs, mine, search),
    ...gapMisses(mine, theirs, search),
  );
  return misses.sort(compareMisses).slice(0, limit);
}

function placeMiss(a: Candidate, b: Candidate, search: PairSearch): NearMiss | undefined {
  const { program } = a;
  if (program.couplePolicy === 'not-at-once' || search.preferences.householdRule === 'one-at-a-time') return undefined;
  if (a.decision.readyOn === undefined || b.decision.readyOn === undefined) return undefined;
  const states = [a.decision.availability.state, b.decision.availability.state];
  const programIds = [program.id];
  if (states.includes('none-open'))
    return { cause: 'no-open-place', says: 'no open place reported', programIds, opens: 1 };
  if (states.includes('unknown') || sameProgramPlans(a, b, search).length > 0) return undefined;
  return { cause: 'one-place', says: 'one place, and no second one inside the window', programIds, opens: 1 };
}

/** Counts, for each rule that alone keeps one partner out, the plans with the other partner that it costs. */
function ruleMisses(mine: readonly Candidate[], theirs: readonly Candidate[], search: PairSearch): NearMiss[] {
  const stopped = mine.flatMap((candidate) => {
    const only = onlyFinalFinding(candidate);
    return only ? [{ candidate, only }] : [];
  });
  const opens = new Map<Candidate, number>();
  const count = (candidate: Candidate) => opens.set(candidate, (opens.get(candidate) ?? 0) + 1);
  const theirsById = new Map(theirs.map((candidate) => [candidate.program.id, candidate]));
  for (const { candidate } of stopped) {
    const other = theirsById.get(candidate.program.id);
    if (other?.decision.readyOn !== undefined && candidate.program.couplePolicy !== 'not-at-once') count(candidate);
  }
  const legs = stopped.map(({ candidate }): Leg => ({ candidate, notBefore: candidate.decision.on }));
  nearPairs(legs, legsAlone(theirs), search.preferences.radiusMiles, ({ candidate }) => count(candidate));
  return stopped.flatMap(({ candidate, only }): NearMiss[] => {
    const cost = opens.get(candidate) ?? 0;
    if (cost === 0) return [];
    const { clientId } = candidate.partner;
    const rule = explainFinding(only);
    return [{ cause: 'rule', says: rule.because, programIds: [candidate.program.id], clientId, rule, opens: cost }];
  });
}

function gapMisses(mine: readonly Candidate[], theirs: readonly Candidate[], search: PairSearch): NearMiss[] {
  const misses: NearMiss[] = [];
  nearPairs(legsAlone(mine), legsAlone(theirs), search.preferences.radiusMiles, (a, b) => {
    const plan = twoProgramPlan(a, b, search);
    if (plan && plan.kind !== 'apart') return;
    const days = leastGap(a, b);
    if (days <= search.preferences.windowDays) return;
    const programIds = [a, b].sort(byClient).map(({ candidate }) => candidate.program.id);
    misses.push({ cause: 'days-apart', says: `${String(days)} days apart`, programIds, days, opens: 1 });
  });
  return misses;
}

function onlyFinalFinding({ decision }: Candidate): RuleFinding | undefined {
  const final = decision.findings.filter(({ finding }) => isFinal(finding));
  return final.length === 1 ? final[0] : undefined;
}

const byClient = (a: Leg, b: Leg) => (a.candidate.partner.clientId < b.candidate.partner.clientId ? -1 : 1);

function compareMisses(a: NearMiss, b: NearMiss): number {
  const text = (miss: NearMiss) => `${miss.cause} ${miss.programIds.join(' ')} ${miss.clientId ?? ''}`;
  return b.opens - a.opens || (a.days ?? 0) - (b.days ?? 0) || (text(a) < text(b) ? -1 : 1);
}
