import type { IsoDate } from '../calendar.js';
import { isPriority, mayBePriority, type Candidate } from './candidate.js';
import type { PlanCondition } from './plan-draft.js';

/** True when a priority client would start later than alone, because of a partner without that priority. */
export function makesPriorityWait(client: Candidate, partner: Candidate, day: IsoDate): boolean {
  return isPriority(client.partner) && !isPriority(partner.partner) && wouldWait(client, day);
}

/** Nobody knows yet whether this client has priority: to be asked before the client is made to wait. */
export function mayMakePriorityWait(client: Candidate, partner: Candidate, day: IsoDate): PlanCondition[] {
  if (!mayBePriority(client.partner) || isPriority(partner.partner) || !wouldWait(client, day)) return [];
  const { clientId } = client.partner;
  const what = 'pregnancy: a pregnant client is not made to wait for the partner';
  return [{ of: 'client', clientId, what, fact: 'pregnant' }];
}

function wouldWait({ decision }: Candidate, day: IsoDate): boolean {
  const alone = decision.startOn ?? (decision.availability.state === 'unknown' ? decision.readyOn : undefined);
  return alone !== undefined && alone < day;
}
