import { Injectable } from '@nestjs/common';
import { previewOptions, previewPlans } from '../../domain/matching/preview-plans.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock.js';
import { invalidRequest } from '../../platform/http/problem.js';
import { ClientRecords, factsWithUnsaved, type ClientRecord } from '../clients/index.js';
import { Couples } from '../partner-links/index.js';
import { ProgramCatalogue, withUnsaved } from '../programs/index.js';
import { gatesOf, Partners } from './partners.js';
import {
  ChangesDto,
  PlanPreviewDto,
  type ClientPreviewRequest,
  type CouplePreviewRequest,
  type UnsavedAnswersDto,
} from './plan-preview.dto.js';
import { programsIn } from './programs-in.js';

/** What would be if: the same search, through the same doors, with answers and programs as they are not. Nothing is kept. */
@Injectable()
export class PlanPreviewsService {
  constructor(
    private readonly clock: Clock,
    private readonly couples: Couples,
    private readonly records: ClientRecords,
    private readonly catalogue: ProgramCatalogue,
    private readonly partners: Partners,
  ) {}

  /** What a couple's search would answer, and what would change. A closed gate shows nothing joint here either. */
  async previewForCouple(actor: Actor, linkId: string, request: CouplePreviewRequest): Promise<PlanPreviewDto> {
    const couple = await this.couples.open(linkId, { actor, purpose: 'matching' });
    const { preferences, link, records } = couple;
    const gates = gatesOf(couple).status;
    const { asOf = this.clock.now().toISOString(), limit } = request;
    const unsaved = unsavedOf(records, request.partners ?? []);
    const programs = await this.catalogue.current();
    const changed = withUnsaved(programs, request.programs ?? [], asOf);
    const terms = { preferences, gates, asOf, limit };
    const [first, second] = records;
    const [mine, theirs] = couple.screens;
    const present = [await this.partners.of(first, mine), await this.partners.of(second, theirs)] as const;
    const then = [
      await this.partners.of(unsaved(first), mine),
      await this.partners.of(unsaved(second), theirs),
    ] as const;
    const { answer, plans, options } = previewPlans(
      { ...terms, partners: present, programs: [...programs.values()] },
      { ...terms, partners: then, programs: [...changed.values()] },
    );
    const named = [...plans.flatMap(({ programIds }) => programIds), ...options.map(({ programId }) => programId)];
    const shown = programsIn(answer, new Map([...programs, ...changed]), named);
    const { clientIds } = link;
    return new PlanPreviewDto(
      { coupleId: link.id, clientIds, ...answer, gates, programs: shown },
      new ChangesDto(plans, options),
    );
  }

  /** The same for one client, whose partner changes nothing here. */
  async previewForClient(actor: Actor, clientId: string, request: ClientPreviewRequest): Promise<PlanPreviewDto> {
    const record = await this.records.open(clientId, { actor, purpose: 'matching' });
    const { asOf = this.clock.now().toISOString(), limit, horizonDays, travelLimitMiles } = request;
    const { id } = record;
    const facts = factsWithUnsaved(record, request.answers ?? [], 'answers');
    const programs = await this.catalogue.current();
    const changed = withUnsaved(programs, request.programs ?? [], asOf);
    const terms = { asOf, limit, horizonDays, travelLimitMiles };
    const { own, options } = previewOptions(
      { ...terms, partner: await this.partners.of(record), programs: [...programs.values()] },
      { ...terms, partner: await this.partners.of({ id, facts }), programs: [...changed.values()] },
    );
    const named = options.map(({ programId }) => programId);
    const shown = programsIn({ individual: [own] }, new Map([...programs, ...changed]), named);
    const answer = { coupleId: null, clientIds: [id], asOf, individual: [own], programs: shown };
    return new PlanPreviewDto(answer, new ChangesDto([], options));
  }
}

type Known = Pick<ClientRecord, 'id' | 'facts'>;

/** What each of the two would have said. */
function unsavedOf(
  records: readonly ClientRecord[],
  said: readonly UnsavedAnswersDto[],
): (record: ClientRecord) => Known {
  const facts = new Map<string, ClientRecord['facts']>();
  for (const [index, { clientId, answers }] of said.entries()) {
    const record = records.find(({ id }) => id === clientId.toLowerCase());
    const at = `partners[${index}]`;
    const refused = (rule: string, message: string) => invalidRequest([{ field: `${at}.clientId`, rule, message }]);
    if (!record) throw refused('is-partner', 'clientId must be one of the two clients of this couple');
    if (facts.has(record.id)) throw refused('named-once', 'What one client would say is said once');
    facts.set(record.id, factsWithUnsaved(record, answers, `${at}.answers`));
  }
  return ({ id, facts: known }) => ({ id, facts: facts.get(id) ?? known });
}
