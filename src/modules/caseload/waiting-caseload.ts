import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../domain/calendar.js';
import type { CountedCouple } from '../../domain/caseload/waiting-couple.js';
import { completePreferences } from '../../domain/couple/couple-preferences.js';
import { isFactKey, usableFacts, type ClientFacts } from '../../domain/facts/index.js';
import type { Partner } from '../../domain/matching/candidate.js';
import type { GeoPoint } from '../../domain/program.js';
import { Database } from '../../platform/database/database.js';
import { sqlStateOf } from '../../platform/http/database-problem.js';
import { HttpProblem } from '../../platform/http/problem.js';
import { ZipAreas } from '../organizations/index.js';
import { NO_MORE_TODAY, waitingCouples, type CountingPurpose, type WaitingRow } from './waiting-caseload.queries.js';

/** Those who waited when a day began. */
export interface DaysCaseload {
  /** The day, UTC. */
  readonly day: IsoDate;
  readonly couples: readonly CountedCouple[];
}

/**
 * The couples who wait, for counting: nobody's record is opened, and none could be found again by what comes out. What
 * is made of it leaves only as counts in elevens. The only class that may ask the database for it.
 */
@Injectable()
export class WaitingCaseload {
  constructor(
    private readonly database: Database,
    private readonly zipAreas: ZipAreas,
  ) {}

  /** For staff who want to see what a rule of their program would do; so often a day and no more. */
  async forRulePreview(programId: string): Promise<DaysCaseload> {
    try {
      return await this.read('rule-preview', programId);
    } catch (error) {
      if (sqlStateOf(error) === NO_MORE_TODAY) throw new HttpProblem(ASKED_TOO_OFTEN);
      throw error;
    }
  }

  /** The agency's own couples for its supervisor; all of them for the installation's administrator. */
  forBarrierReport(): Promise<DaysCaseload> {
    return this.read('barrier-report', null);
  }

  private async read(purpose: CountingPurpose, programId: string | null): Promise<DaysCaseload> {
    const { day, rows } = await waitingCouples(this.database.tx, purpose, programId);
    const facts = rows.map(({ first_facts, second_facts }) => [factsOf(first_facts), factsOf(second_facts)] as const);
    const homes = await this.zipAreas.pointsOf(facts.flat().flatMap(({ homeZip }) => homeZip ?? []));
    return { day, couples: rows.map((row, index) => coupleOf(row, facts[index] ?? [{}, {}], homes)) };
  }
}

/** Names for the two that are the same in every couple, and so name nobody. */
const NAMES = ['one', 'other'] as const;

function coupleOf(
  { cell_key, preferences }: WaitingRow,
  facts: readonly [ClientFacts, ClientFacts],
  homes: ReadonlyMap<string, GeoPoint>,
): CountedCouple {
  const partner = (index: 0 | 1): Partner => {
    const home = homes.get(facts[index].homeZip ?? '');
    return { clientId: NAMES[index], facts: facts[index], ...(home && { home }) };
  };
  const cellKey = Number(cell_key);
  return { partners: [partner(0), partner(1)], preferences: completePreferences(preferences), cellKey };
}

/** The database has left out what is refused or told by somebody else; here the dictionary has the last word. */
function factsOf(values: Readonly<Record<string, unknown>>): ClientFacts {
  return usableFacts(
    Object.entries(values).flatMap(([fact, value]) =>
      isFactKey(fact) ? [{ fact, value, state: 'known' as const, source: 'self' as const }] : [],
    ),
  );
}

const ASKED_TOO_OFTEN = {
  type: '/problems/too-many-previews',
  title: 'No more previews today',
  status: 429,
  detail: 'Your organization has asked for as many previews as a day has. Ask again tomorrow, or publish the rule.',
  retryAfterSeconds: 3600,
};
