import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { IfMatch } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatesWithKey } from '../../platform/http/idempotency.js';
import { RunTestCasesDto, TestCaseRunDto } from './test-case-run.dto.js';
import { CreateTestCaseDto, EditTestCaseDto, TestCaseDto, TestCaseListDto } from './test-case.dto.js';
import { TestCasesService } from './test-cases.service.js';

@Controller()
export class TestCasesController {
  constructor(private readonly cases: TestCasesService) {}

  /** Lists a program's test cases, outdated ones too. For the program's own staff. */
  @Get('programs/:id/test-cases')
  @Requires('rule:publish')
  list(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<TestCaseListDto> {
    return this.cases.list(actor, id);
  }

  /** Adds a test case: an invented client, and what must be decided. For the program's own staff. */
  @Post('programs/:id/test-cases')
  @CreatesWithKey()
  @Requires('rule:publish')
  create(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CreateTestCaseDto): Promise<TestCaseDto> {
    return this.cases.create(actor, id, body);
  }

  /** Runs the cases against the rules of a day, with changes that nobody has saved, and keeps nothing. */
  @Post('programs/:id/test-case-runs')
  @HttpCode(200)
  @Requires('rule:publish')
  run(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: RunTestCasesDto): Promise<TestCaseRunDto> {
    return this.cases.run(actor, id, body);
  }

  /** Shows one test case. */
  @Get('test-cases/:id')
  @Requires('rule:publish')
  find(@IdParam() id: string): Promise<TestCaseDto> {
    return this.cases.find(id);
  }

  /** Changes the fields that are given, or marks the case as outdated. For the program's own staff. */
  @Patch('test-cases/:id')
  @Requires('rule:publish')
  edit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch: string,
    @Body() body: EditTestCaseDto,
  ): Promise<TestCaseDto> {
    return this.cases.edit({ id, ifMatch, actor }, body);
  }
}
