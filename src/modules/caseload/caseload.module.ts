import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/index.js';
import { ProgramsModule } from '../programs/index.js';
import { BarrierReportsController } from './barrier-reports.controller.js';
import { BarrierReportsService } from './barrier-reports.service.js';
import { BarrierWorkerFile } from './barrier-threads.js';
import { BarrierWork } from './barrier-work.js';
import { RulePreviewsController } from './rule-previews.controller.js';
import { RulePreviewsService } from './rule-previews.service.js';
import { WaitingCaseload } from './waiting-caseload.js';

/** Counts over everybody who waits: what a rule would do to them, and what stands in their way. No record is opened. */
@Module({
  imports: [OrganizationsModule, ProgramsModule],
  controllers: [RulePreviewsController, BarrierReportsController],
  providers: [
    RulePreviewsService,
    BarrierReportsService,
    BarrierWork,
    WaitingCaseload,
    {
      provide: BarrierWorkerFile,
      useValue: new BarrierWorkerFile(new URL('./barrier-worker.js', import.meta.url)),
    },
  ],
})
export class CaseloadModule {}
