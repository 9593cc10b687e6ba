import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/index.js';
import { AdmissionRulesController } from './admission-rules.controller.js';
import { AdmissionRulesService } from './admission-rules.service.js';
import { CapacityReportsController } from './capacity-reports.controller.js';
import { CapacityReportsService } from './capacity-reports.service.js';
import { DictionariesController } from './dictionaries.controller.js';
import { FundingsController } from './fundings.controller.js';
import { FundingsService } from './fundings.service.js';
import { ProgramCatalogue } from './program-catalogue.js';
import { ProgramsController } from './programs.controller.js';
import { ProgramsService } from './programs.service.js';
import { TestCaseRuns } from './test-case-runs.js';
import { TestCasesController } from './test-cases.controller.js';
import { TestCasesService } from './test-cases.service.js';

/** Programs, what they publish, and all of them in memory for the search. */
@Module({
  imports: [OrganizationsModule],
  controllers: [
    ...[ProgramsController, FundingsController, AdmissionRulesController, CapacityReportsController],
    ...[TestCasesController, DictionariesController],
  ],
  providers: [
    ...[ProgramsService, FundingsService, AdmissionRulesService, TestCaseRuns, TestCasesService],
    ...[CapacityReportsService, ProgramCatalogue],
  ],
  exports: [ProgramCatalogue],
})
export class ProgramsModule {}
