import { ApiProperty } from '@nestjs/swagger';
import type { Effect } from '../../domain/caseload/program-change.js';
import { PageDto } from '../../platform/http/page.js';
import type { ClientSummary } from '../clients/index.js';

/** One of the two. */
export class AffectedPartnerDto {
  readonly clientId: string;
  readonly displayName: string;

  constructor({ id, displayName }: Pick<ClientSummary, 'id' | 'displayName'>) {
    this.clientId = id;
    this.displayName = displayName;
  }
}

/** A couple for whom a change would matter. */
export class CoupleEffectDto {
  readonly coupleId: string;
  /** The order of the two means nothing. */
  @ApiProperty({ type: [AffectedPartnerDto] })
  readonly partners: readonly AffectedPartnerDto[];
  /** `gains`: the first joint plan would come. `loses`: the last one would go. */
  @ApiProperty({ enum: ['gains', 'loses'] })
  readonly effect: Exclude<Effect, 'none'>;

  constructor(
    coupleId: string,
    records: readonly Pick<ClientSummary, 'id' | 'displayName'>[],
    effect: 'gains' | 'loses',
  ) {
    this.coupleId = coupleId;
    this.partners = records.map((record) => new AffectedPartnerDto(record));
    this.effect = effect;
  }
}

export class CoupleEffectPageDto extends PageDto(CoupleEffectDto) {}
