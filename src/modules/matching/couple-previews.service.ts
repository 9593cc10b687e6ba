import { Injectable, NotFoundException } from '@nestjs/common';
import { AllPrograms } from '../../domain/caseload/caseload-programs.js';
import { effectOf } from '../../domain/caseload/program-change.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Page, PageQuery } from '../../platform/http/page.js';
import type { Opening } from '../clients/index.js';
import { Couples } from '../partner-links/index.js';
import { changeOf, ProgramCatalogue, type UnsavedChangesDto } from '../programs/index.js';
import { CoupleEffectDto } from './couple-effect.dto.js';
import { gatesOf, Partners } from './partners.js';

/** The reverse of a search, for the workers of a couple: for whom would a changed program open or close something? */
@Injectable()
export class CouplePreviewsService {
  constructor(
    private readonly clock: Clock,
    private readonly couples: Couples,
    private readonly catalogue: ProgramCatalogue,
    private readonly partners: Partners,
  ) {}

  /** Looks at a page of the caller's couples. Each is opened through its doors, which leaves a disclosure for each. */
  async preview(
    actor: Actor,
    { programId, changes }: { readonly programId: string; readonly changes: UnsavedChangesDto },
    query: PageQuery,
  ): Promise<Page<CoupleEffectDto>> {
    const asOf = this.clock.now().toISOString();
    const change = await changeOf(this.catalogue, { programId, changes, asOf });
    if (!change) throw new NotFoundException();
    const programs = new AllPrograms((await this.catalogue.current()).values(), asOf);
    const opening: Opening = { actor, purpose: 'matching' };
    const page = await this.couples.list(query, opening);
    const items: CoupleEffectDto[] = [];
    for (const { link } of page.items) {
      const couple = await this.couples.open(link.id, opening);
      const [first, second] = couple.records;
      const [mine, theirs] = couple.screens;
      const partners = [await this.partners.of(first, mine), await this.partners.of(second, theirs)] as const;
      // Asked whatever the gates say, and then left out without a word: not affected and not to be shown are the same.
      const effect = effectOf({ partners, preferences: couple.preferences }, change, programs);
      if (effect !== 'none' && gatesOf(couple).status === 'open')
        items.push(new CoupleEffectDto(link.id, couple.records, effect));
    }
    return { ...page, items };
  }
}
