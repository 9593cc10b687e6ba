import { explainOption, questionOf, type Explanation, type Question } from '../../domain/matching/explain.js';
import type { Candidate } from '../../domain/matching/candidate.js';
import type { CoupleSearchResult } from '../../domain/matching/search-plans.js';
import type { GateDecision } from '../../domain/matching/gates.js';
import type { Step } from '../../domain/admission/remedy.js';
import type { Played, PlayedCouple } from './play-scenario.js';
import type { Scenario } from './scenario.js';

/** One client at one program, with every reason. What is not known of a date is null. */
export interface ReportedDecision {
  readonly decision: string;
  readonly readyOn: string | null;
  readonly startOn: string | null;
  /** What stands in the way or is not known: rule, outcome and reason. */
  readonly barriers: readonly Explanation[];
  readonly steps: readonly Step[];
  /** Questions to the client or to staff, of the rules and of the places. */
  readonly asks: readonly Question[];
}

/** One couple's answer. The partners stand in the order of their names, whoever was named first. */
export type ReportedCouple = Omit<CoupleSearchResult, 'nextQuestion' | 'nextStep'> & {
  readonly partners: readonly string[];
  /** Whether joint plans may be shown. Never why not. */
  readonly gates: GateDecision['status'];
  readonly nextQuestion: CoupleSearchResult['nextQuestion'] | null;
  readonly nextStep: CoupleSearchResult['nextStep'] | null;
};

/** Everything that came of a scenario, for a reader that is a program. */
export interface ScenarioReport {
  readonly title: string;
  readonly asOf: string;
  /** By client and program. `not-considered`: the level of care is not sought. */
  readonly decisions: Readonly<Record<string, Readonly<Record<string, ReportedDecision>>>>;
  readonly couples: readonly ReportedCouple[];
  /** Where it differs from what the file expects. */
  readonly differences: readonly string[];
}

/** Reports a played scenario. Naming the partners the other way round changes nothing in it. */
export function reportScenario(scenario: Scenario, played: Played, differences: readonly string[]): ScenarioReport {
  const { title, asOf, clients, programs } = scenario;
  const decisionsOf = (client: string) =>
    Object.fromEntries(programs.map(({ id }) => [id, reportDecision(played.decisionOf(client, id))]));
  return {
    title,
    asOf,
    decisions: Object.fromEntries(clients.map(({ id }) => [id, decisionsOf(id)])),
    couples: played.couples.map(reportCouple),
    differences,
  };
}

function reportDecision(candidate: Candidate | null): ReportedDecision {
  if (!candidate)
    return { decision: 'not-considered', readyOn: null, startOn: null, barriers: [], steps: [], asks: [] };
  const { asks, availability } = candidate.decision;
  const { decision, readyOn = null, startOn = null, barriers, steps } = explainOption(candidate);
  const open = availability.state === 'unknown' ? [...asks, availability.ask] : asks;
  return { decision, readyOn, startOn, barriers, steps, asks: open.map(questionOf) };
}

function reportCouple({ partners, gates, result }: PlayedCouple): ReportedCouple {
  const { nextQuestion = null, nextStep = null, ...answer } = result;
  return { partners: [...partners].sort(), gates: gates.status, ...answer, nextQuestion, nextStep };
}
