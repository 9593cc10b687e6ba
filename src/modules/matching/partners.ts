import { Injectable } from '@nestjs/common';
import type { PrivateScreen } from '../../domain/couple/private-screen.js';
import type { Partner } from '../../domain/matching/candidate.js';
import { decideGates, type GateDecision } from '../../domain/matching/gates.js';
import type { ClientRecord } from '../clients/index.js';
import { ZipAreas } from '../organizations/index.js';
import type { OpenCouple } from '../partner-links/index.js';

/** Opened records as the matching takes them. */
@Injectable()
export class Partners {
  constructor(private readonly zipAreas: ZipAreas) {}

  /** One of the two, with the home, and the day on which they were seen alone, where these are known. */
  async of({ id, facts }: Pick<ClientRecord, 'id' | 'facts'>, screen: PrivateScreen | null = null): Promise<Partner> {
    const home = facts.homeZip === undefined ? undefined : await this.zipAreas.pointOf(facts.homeZip);
    return { clientId: id, facts, ...(home && { home }), ...(screen && { seenAloneOn: screen.askedOn }) };
  }
}

/** Whether joint plans may be shown to a couple that was opened. */
export function gatesOf({ link, screens }: OpenCouple): GateDecision {
  const [first, second] = screens;
  return decideGates({
    linkConfirmed: link.status === 'confirmed',
    screens: [first ?? undefined, second ?? undefined],
  });
}
