import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { FACT_KEYS, isFactKey } from '../../domain/facts/index.js';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { Clock } from '../../platform/clock.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey, Idempotency } from '../../platform/http/idempotency.js';
import type { Page } from '../../platform/http/page.js';
import { invalidRequest } from '../../platform/http/problem.js';
import { AnswerDto, AnswerPageDto, RecordAnswersDto } from './answer.dto.js';
import { AnswersService } from './answers.service.js';
import type { Opening } from './client-record.js';
import { ClientRecords } from './client-records.js';
import { OpeningPageQuery, OpeningQuery } from './client.dto.js';

@Controller('clients/:id/answers')
export class AnswersController {
  constructor(
    private readonly answers: AnswersService,
    private readonly records: ClientRecords,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Record one or several answers. Earlier answers are kept; the newest to each question counts. */
  @Post()
  @Requires('client:write')
  @CreatesWithKey()
  @ApiCreatedResponse({ type: AnswerPageDto })
  async record(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { answers }: RecordAnswersDto,
  ): Promise<Page<AnswerDto>> {
    const clientId = await this.idempotency.once(() => this.answers.record(actor, id, answers));
    return this.newestOf(clientId, { actor, purpose: 'treatment' });
  }

  /** The newest answer to each question, all on one page. */
  @Get()
  @Requires('client:read')
  @ApiOkResponse({ type: AnswerPageDto })
  newest(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { purpose }: OpeningQuery,
  ): Promise<Page<AnswerDto>> {
    return this.newestOf(id, { actor, purpose });
  }

  /** Every answer to one question, newest first. */
  @Get(':fact')
  @Requires('client:read')
  @ApiOkResponse({ type: AnswerPageDto })
  async history(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('fact') fact: string,
    @Query() query: OpeningPageQuery,
  ): Promise<Page<AnswerDto>> {
    if (!isFactKey(fact)) {
      const message = 'This is not a key of the fact dictionary';
      throw invalidRequest([{ field: 'fact', rule: 'is-in', message, accepted: FACT_KEYS }]);
    }
    const record = await this.records.open(id, { actor, purpose: query.purpose });
    const page = await this.records.history(record, fact, query);
    return { ...page, items: page.items.map((answer) => new AnswerDto(answer)) };
  }

  private async newestOf(id: string, opening: Opening): Promise<Page<AnswerDto>> {
    const { answers } = await this.records.open(id, opening);
    const items = answers.map((answer) => new AnswerDto(answer));
    return { items, nextCursor: null, asOf: this.clock.now().toISOString() };
  }
}
