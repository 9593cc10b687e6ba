import { Injectable, NotFoundException } from '@nestjs/common';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { AllPrograms } from '../../domain/caseload/caseload-programs.js';
import { effectOf, type ProgramChange } from '../../domain/caseload/program-change.js';
import { coveredBand } from '../../domain/caseload/small-cells.js';
import type { CountedCouple } from '../../domain/caseload/waiting-couple.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/access/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { HttpProblem } from '../../platform/http/problem.js';
import { requireEditor } from '../organizations/index.js';
import { changeOf, ProgramCatalogue, type UnsavedChangesDto } from '../programs/index.js';
import { RulePreviewDto } from './rule-preview.dto.js';
import { WaitingCaseload } from './waiting-caseload.js';

/** So long a preview may take: less than a transaction may stand idle. */
const LONGEST_MS = 8_000;
/** Other requests get their turn at least so often. */
const TURN_MS = 20;
/** Answers leave on this grid, so that the time they take says little about how many couples were asked about. */
const GRID_MS = 250;

/** What an edit of a program's rules would do to those who wait, for staff, who may not know who that is. */
@Injectable()
export class RulePreviewsService {
  constructor(
    private readonly caseload: WaitingCaseload,
    private readonly catalogue: ProgramCatalogue,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Counts gains and losses over the caseload of the day. Nothing is stored but that somebody has asked. */
  async preview(actor: Actor, programId: string, changes: UnsavedChangesDto): Promise<RulePreviewDto> {
    const started = performance.now();
    const asOf = this.clock.now().toISOString();
    const change = await changeOf(this.catalogue, { programId, changes, asOf });
    if (!change) throw new NotFoundException();
    requireEditor(actor, change.organizationId);
    const { day, couples } = await this.caseload.forRulePreview(change.programId);
    await this.audit.record({
      action: 'admission-rule.previewed',
      subject: { kind: 'program', id: change.programId },
      outcome: 'done',
    });
    const programs = new AllPrograms((await this.catalogue.current()).values(), asOf);
    const counted = await countEffects(couples, change, programs);
    await setTimeout(GRID_MS - ((performance.now() - started) % GRID_MS));
    return new RulePreviewDto({
      programId: change.programId,
      asOf,
      caseloadOf: day,
      gains: coveredBand(counted.gains),
      losses: coveredBand(counted.loses),
    });
  }
}

/** The keys of the couples who would gain, and of those who would lose. */
async function countEffects(couples: readonly CountedCouple[], change: ProgramChange, programs: AllPrograms) {
  const started = performance.now();
  let turn = started;
  const keys = { gains: [] as number[], loses: [] as number[] };
  for (const couple of couples) {
    const effect = effectOf(couple, change, programs);
    if (effect !== 'none') keys[effect].push(couple.cellKey);
    const now = performance.now();
    if (now - started > LONGEST_MS) throw new HttpProblem(TAKES_TOO_LONG);
    if (now - turn <= TURN_MS) continue;
    await setImmediate();
    turn = performance.now();
  }
  return keys;
}

const TAKES_TOO_LONG = {
  type: '/problems/preview-takes-too-long',
  title: 'The preview takes too long',
  status: 503,
  detail: 'More couples have to be asked about than a preview has time for. Try a smaller change, or later.',
  retryAfterSeconds: 60,
};
