import { Controller, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey, Idempotency } from '../../platform/http/idempotency.js';
import { BarrierReportDto } from './barrier-report.dto.js';
import { BarrierReportsService } from './barrier-reports.service.js';

@Controller('barrier-reports')
export class BarrierReportsController {
  constructor(
    private readonly reports: BarrierReportsService,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Begin a report: which rules, couple policies and places alone keep how many waiting couples from a joint plan. For
   * a supervisor over the agency's own couples; for the installation's administrator over all.
   */
  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Requires('barrier-report:create')
  @CreatesWithKey()
  @ApiAcceptedResponse({ type: BarrierReportDto })
  async begin(@CurrentActor() actor: Actor): Promise<BarrierReportDto> {
    return this.find(await this.idempotency.once(() => this.reports.begin(actor)));
  }

  /** How far a report is, and once it is done what came of it. */
  @Get(':id')
  @Requires('barrier-report:read')
  async find(@IdParam() id: string): Promise<BarrierReportDto> {
    return new BarrierReportDto(await this.reports.find(id));
  }
}
