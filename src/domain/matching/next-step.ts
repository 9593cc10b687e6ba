import type { Step } from '../admission/remedy.js';
import { candidateAt, type Candidate, type SearchTerms } from './candidate.js';
import { forEachWay } from './pair-search.js';
import { haveCoupleRules } from './couple-terms.js';
import { stepsOf, type PairSearch, type PlanDraft } from './plan-draft.js';

/** The one piece of work that opens most. */
export interface NextStep {
  readonly clientId: string;
  readonly step: Step;
  /** Joint plans (or own programs) in which, this step done, no step is left for anybody. */
  readonly opens: number;
  /** Programs of this client that need it. */
  readonly neededAt: number;
}

/** Steps are tried in the order of how many programs need them; more than these are not tried. */
const TRIED = 12;

/** Found by deciding and pairing again with each step done, not by a rule of thumb. */
export function nextJointStep(
  mine: readonly Candidate[],
  theirs: readonly Candidate[],
  search: PairSearch,
): NextStep | undefined {
  return bestOf([
    ...neededSteps(mine).map((needed) => tryStep(needed, theirs, search)),
    ...neededSteps(theirs).map((needed) => tryStep(needed, mine, search)),
    ...coupleSteps(mine, theirs, search),
  ]);
}

/** For one client alone: the step after which most programs need no other. */
export function nextOwnStep(candidates: readonly Candidate[], terms: SearchTerms): NextStep | undefined {
  return bestOf(
    neededSteps(candidates).map((needed) => ({
      ...stepOf(needed),
      opens: withStepDone(needed, terms).filter(({ steps, decision }) => steps === 0 && decision.readyOn !== undefined)
        .length,
    })),
  );
}

interface NeededStep {
  readonly step: Step;
  readonly at: readonly [Candidate, ...Candidate[]];
}

function neededSteps(candidates: readonly Candidate[]): NeededStep[] {
  const byCode = new Map<string, { step: Step; at: [Candidate, ...Candidate[]] }>();
  for (const candidate of candidates)
    for (const step of candidate.decision.steps) {
      const needed = byCode.get(step.code);
      if (needed) needed.at.push(candidate);
      else byCode.set(step.code, { step, at: [candidate] });
    }
  return [...byCode.values()]
    .sort((a, b) => b.at.length - a.at.length || (a.step.code < b.step.code ? -1 : 1))
    .slice(0, TRIED);
}

function tryStep(needed: NeededStep, others: readonly Candidate[], search: PairSearch): NextStep {
  let opens = 0;
  forEachWay(withStepDone(needed, search.terms), others, search, {
    plan: ({ steps }) => {
      if (steps === 0) opens += 1;
    },
    pair: (mine, a, theirs, b) => {
      if (mine.steps[a] === 0 && theirs.steps[b] === 0) opens += 1;
    },
  });
  return { ...stepOf(needed), opens };
}

/** Work that rules about both ask of one of the two stands in the plans alone: there it is counted where it is all that is left. */
function coupleSteps(mine: readonly Candidate[], theirs: readonly Candidate[], search: PairSearch): NextStep[] {
  if (!haveCoupleRules(mine) && !haveCoupleRules(theirs)) return [];
  const needed = new Map<string, { clientId: string; step: Step; opens: number; programs: Set<string> }>();
  const visit = ({ legs }: PlanDraft) => {
    const left = legs.reduce((count, leg) => count + stepsOf(leg).length, 0);
    for (const { candidate, coupleSteps: steps = [] } of legs)
      for (const step of steps) {
        const { clientId } = candidate.partner;
        const key = `${clientId} ${step.code}`;
        const entry = needed.get(key) ?? { clientId, step, opens: 0, programs: new Set<string>() };
        needed.set(key, entry);
        entry.programs.add(candidate.program.id);
        if (left === 1) entry.opens += 1;
      }
  };
  forEachWay(mine, theirs, search, { plan: visit, pair: () => undefined });
  return [...needed.values()].map(({ programs, ...step }) => ({ ...step, neededAt: programs.size }));
}

function withStepDone({ step, at }: NeededStep, terms: SearchTerms): Candidate[] {
  const done = new Set([step.code]);
  return at.map(({ partner, program, milesFromHome }) =>
    candidateAt(partner, program, { ...terms, done }, milesFromHome),
  );
}

function stepOf({ step, at }: NeededStep) {
  return { clientId: at[0].partner.clientId, step, neededAt: at.length };
}

function bestOf(steps: readonly NextStep[]): NextStep | undefined {
  return [...steps].sort(
    (a, b) =>
      b.opens - a.opens ||
      b.neededAt - a.neededAt ||
      a.step.leadDays - b.step.leadDays ||
      (a.step.code < b.step.code ? -1 : a.step.code > b.step.code ? 1 : a.clientId < b.clientId ? -1 : 1),
  )[0];
}
