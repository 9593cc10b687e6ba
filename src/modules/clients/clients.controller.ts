import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { Etags, IfMatch } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey, Idempotency } from '../../platform/http/idempotency.js';
import type { Page } from '../../platform/http/page.js';
import type { Contact } from './client-record.js';
import { ClientRecords } from './client-records.js';
import {
  ClientDto,
  ClientSummaryDto,
  ClientSummaryPageDto,
  CreateClientDto,
  OpeningPageQuery,
  OpeningQuery,
  type StatedContactDto,
  UpdateClientDto,
} from './client.dto.js';

const NOT_ASKED: Contact = { safePhone: null, safeTimes: null, voicemailOk: 'not-asked', phoneShared: 'not-asked' };

@Controller('clients')
export class ClientsController {
  constructor(
    private readonly records: ClientRecords,
    private readonly idempotency: Idempotency,
    private readonly etags: Etags,
  ) {}

  /** Add a client to your agency. A name is enough; everything else can be asked later. */
  @Post()
  @Requires('client:create')
  @CreatesWithKey()
  async create(@CurrentActor() actor: Actor, @Body() { displayName, contact }: CreateClientDto): Promise<ClientDto> {
    const client = { displayName, contact: contactWith(null, contact) };
    const id = await this.idempotency.once(() => this.records.add(client));
    return new ClientDto(await this.records.open(id, { actor, purpose: 'treatment' }));
  }

  /** The clients you may open, newest first: your agency's, and those who agreed that your agency may know. */
  @Get()
  @Requires('client:read')
  @ApiOkResponse({ type: ClientSummaryPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: OpeningPageQuery): Promise<Page<ClientSummaryDto>> {
    const page = await this.records.summaries(query, { actor, purpose: query.purpose });
    return { ...page, items: page.items.map((summary) => new ClientSummaryDto(summary)) };
  }

  /** One client. */
  @Get(':id')
  @Requires('client:read')
  async find(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { purpose }: OpeningQuery,
  ): Promise<ClientDto> {
    return new ClientDto(await this.records.open(id, { actor, purpose }));
  }

  /** Change how a client is called and reached. */
  @Patch(':id')
  @Requires('client:write')
  async update(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch: string,
    @Body() body: UpdateClientDto,
  ): Promise<ClientDto> {
    const changed = await this.records.change(id, { actor, purpose: 'treatment' }, (record) => {
      this.etags.requireMatch(actor, ifMatch, new ClientDto(record));
      const contact = contactWith(record.contact, body.contact);
      return { displayName: body.displayName ?? record.displayName, contact };
    });
    return new ClientDto(changed);
  }
}

/** What a request states of a contact, over what is there. What it leaves out is undefined, and changes nothing. */
function contactWith(before: Contact | null, stated: StatedContactDto | undefined): Contact {
  const { safePhone, safeTimes, voicemailOk, phoneShared } = before ?? NOT_ASKED;
  return {
    safePhone: stated?.safePhone === undefined ? safePhone : stated.safePhone,
    safeTimes: stated?.safeTimes === undefined ? safeTimes : stated.safeTimes,
    voicemailOk: stated?.voicemailOk ?? voicemailOk,
    phoneShared: stated?.phoneShared ?? phoneShared,
  };
}
