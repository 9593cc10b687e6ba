import { ApiProperty } from '@nestjs/swagger';
import type { CouplePreferences, PlanKind } from '../../domain/couple/couple-preferences.js';
import type { PartnerLink, PartnerLinkStatus } from '../../domain/couple/partner-link.js';
import { PageDto } from '../../platform/http/page.js';
import type { ClientSummary } from '../clients/index.js';
import type { LinkedRecords, LinkSummary } from './couples.js';
import { Preference } from './preference.js';

/** What a couple prefers. What is left out stays as it is. */
export class UpdateCoupleDto {
  @Preference('radiusMiles')
  readonly radiusMiles?: number;

  @Preference('windowDays')
  readonly windowDays?: number;

  @Preference('horizonDays')
  readonly horizonDays?: number;

  @Preference('withdrawalLimitHours')
  readonly withdrawalLimitHours?: number;

  @Preference('planKinds')
  readonly planKinds?: PlanKind[];

  @Preference('acceptsApart')
  readonly acceptsApart?: CouplePreferences['acceptsApart'];

  @Preference('householdRule')
  readonly householdRule?: CouplePreferences['householdRule'];

  @Preference('travelLimitMiles')
  readonly travelLimitMiles?: number | null;
}

/** One of the two. */
export class PartnerDto {
  readonly clientId: string;
  readonly displayName: string;
  /** Whether this person, asked alone, has confirmed the link. */
  readonly confirmed: boolean;

  constructor({ id, displayName }: Pick<ClientSummary, 'id' | 'displayName'>, { confirmedBy }: PartnerLink) {
    this.clientId = id;
    this.displayName = displayName;
    this.confirmed = confirmedBy.includes(id);
  }
}

/** A couple in a list. The order of the two means nothing. */
export class CoupleSummaryDto {
  readonly id: string;
  readonly status: PartnerLinkStatus;
  @ApiProperty({ type: [PartnerDto] })
  readonly partners: readonly PartnerDto[];

  constructor({ link, clients }: LinkSummary) {
    this.id = link.id;
    this.status = link.status;
    this.partners = clients.map((client) => new PartnerDto(client, link));
  }
}

export class CoupleSummaryPageDto extends PageDto(CoupleSummaryDto) {}

/** A couple. The order of the two means nothing; who ended a link, and when, is told to nobody. */
export class CoupleDto {
  readonly id: string;
  readonly status: PartnerLinkStatus;
  @ApiProperty({ type: [PartnerDto] })
  readonly partners: readonly PartnerDto[];
  @ApiProperty({ type: UpdateCoupleDto })
  readonly preferences: CouplePreferences;

  constructor({ link, records, preferences }: LinkedRecords) {
    this.id = link.id;
    this.status = link.status;
    this.partners = records.map((record) => new PartnerDto(record, link));
    this.preferences = preferences;
  }
}
