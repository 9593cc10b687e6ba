import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey } from '../../platform/http/idempotency.js';
import { PageQuery, type Page } from '../../platform/http/page.js';
import { CapacityReportDto, CapacityReportPageDto, CreateCapacityReportDto } from './capacity-report.dto.js';
import { CapacityReportsService } from './capacity-reports.service.js';

@Controller('programs/:id/capacity-reports')
export class CapacityReportsController {
  constructor(private readonly reports: CapacityReportsService) {}

  /** Reports open places of one kind. For the program's own staff. */
  @Post()
  @CreatesWithKey()
  @Requires('capacity:report')
  report(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CreateCapacityReportDto,
  ): Promise<CapacityReportDto> {
    return this.reports.report(actor, id, body);
  }

  /** Lists what was reported, newest first. */
  @Get()
  @ApiOkResponse({ type: CapacityReportPageDto })
  @Requires('capacity:read')
  list(@IdParam() id: string, @Query() query: PageQuery): Promise<Page<CapacityReportDto>> {
    return this.reports.list(id, query);
  }
}
