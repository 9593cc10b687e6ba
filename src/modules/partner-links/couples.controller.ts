import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { CouplePreferences } from '../../domain/couple/couple-preferences.js';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { Etags, IfMatch } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { PageQuery, type Page } from '../../platform/http/page.js';
import { CoupleDto, CoupleSummaryDto, CoupleSummaryPageDto, UpdateCoupleDto } from './couple.dto.js';
import { Couples } from './couples.js';

@Controller('couples')
export class CouplesController {
  constructor(
    private readonly couples: Couples,
    private readonly etags: Etags,
  ) {}

  /** The couples whose two records you may both open, newest first. */
  @Get()
  @Requires('partner-link:read')
  @ApiOkResponse({ type: CoupleSummaryPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<CoupleSummaryDto>> {
    const page = await this.couples.list(query, { actor, purpose: 'care-coordination' });
    return { ...page, items: page.items.map((couple) => new CoupleSummaryDto(couple)) };
  }

  /** One couple. Its id is that of its link. */
  @Get(':id')
  @Requires('partner-link:read')
  async find(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CoupleDto> {
    return new CoupleDto(await this.couples.find(id, { actor, purpose: 'care-coordination' }));
  }

  /** Change what the couple prefers. */
  @Patch(':id')
  @Requires('partner-link:write')
  async update(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch: string,
    @Body() body: UpdateCoupleDto,
  ): Promise<CoupleDto> {
    const changed = await this.couples.changePreferences(
      id,
      { actor, purpose: 'care-coordination' },
      {
        stated: given(body),
        check: (couple) => this.etags.requireMatch(actor, ifMatch, new CoupleDto(couple)),
      },
    );
    return new CoupleDto(changed);
  }
}

/** What the body left out is undefined on the object that carries it, and must not overwrite what is there. */
function given(body: UpdateCoupleDto): Partial<CouplePreferences> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
