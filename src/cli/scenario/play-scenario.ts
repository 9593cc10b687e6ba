import type { CoupleSearchResult } from '../../domain/matching/search-plans.js';
import { searchPlans } from '../../domain/matching/search-plans.js';
import { candidatesFor, type Candidate, type Partner } from '../../domain/matching/candidate.js';
import { decideGates, type GateDecision } from '../../domain/matching/gates.js';
import { USUAL_PREFERENCES } from '../../domain/couple/couple-preferences.js';
import { isCouple } from '../../domain/couple/partner-link.js';
import { usableFacts } from '../../domain/facts/index.js';
import type { Scenario, ScenarioClient } from './scenario.js';

/** One couple's answer. */
export interface PlayedCouple {
  readonly partners: readonly [string, string];
  readonly gates: GateDecision;
  readonly result: CoupleSearchResult;
}

/** What came of a scenario. `decisionOf` is null where a program offers no level of care that the client seeks. */
export interface Played {
  readonly couples: readonly PlayedCouple[];
  decisionOf(client: string, program: string): Candidate | null;
}

/** Plays a scenario through the same code as the API's searches. */
export function playScenario(scenario: Scenario): Played {
  const { asOf, programs, limit } = scenario;
  const client = (id: string) => scenario.clients.find((one) => one.id === id) as ScenarioClient;
  // Relatives and friends are no couple: there is no search for them.
  const couples = scenario.couples.filter(isCouple).map(({ partners, link, preferences }) => {
    const [first, second] = [client(partners[0]), client(partners[1])];
    const gates = decideGates({
      linkConfirmed: link === 'confirmed',
      screens: [first.privateScreen, second.privateScreen],
    });
    const input = { programs, preferences, asOf, limit, gates: gates.status };
    return { partners, gates, result: searchPlans({ ...input, partners: [partnerOf(first), partnerOf(second)] }) };
  });
  return {
    couples,
    decisionOf(id, programId) {
      const horizonDays =
        scenario.couples.filter(isCouple).find(({ partners }) => partners.includes(id))?.preferences.horizonDays ??
        USUAL_PREFERENCES.horizonDays;
      const terms = { asOf, horizonDays, travelLimitMiles: null };
      const offered = programs.filter(({ id: other }) => other === programId);
      return candidatesFor(partnerOf(client(id)), offered, terms)[0] ?? null;
    },
  };
}

function partnerOf({ id, answers, home, privateScreen }: ScenarioClient): Partner {
  // The newest answer counts, also where it takes back what was known.
  const newest = new Map(answers.map((answer) => [answer.fact, answer]));
  return {
    clientId: id,
    facts: usableFacts([...newest.values()]),
    ...(home && { home }),
    ...(privateScreen && { seenAloneOn: privateScreen.askedOn }),
  };
}
