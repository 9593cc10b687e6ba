import { overnight, WIDEST_PAIRING } from './pair-search.js';
import type { PairSearch } from './plan-draft.js';
import { PlanQueue } from './plan-queue.js';
import { queueLegs } from './queue-legs.js';
import { queueSequence, queueSharedPrograms } from './queue-shared-programs.js';
import type { Prospect } from './prospect.js';
import { BestPlans } from './rank-plans.js';
import type { SearchSide } from './search-side.js';

/**
 * The best plans that need no bridge: those that `forEachWay` gives first, without looking at the rest. Each leg, and
 * each program that both may have, waits in a queue under the best that any plan with it can rank. They are taken in
 * that order; a leg meets those of the partner that were taken before. When the next in the queue cannot rank before
 * the last of the best, nothing behind it can.
 */
export function bestFirst(mine: SearchSide, theirs: SearchSide, search: PairSearch, limit: number): BestPlans {
  const queue = new PlanQueue(new BestPlans(search.preferences, limit));
  if (search.preferences.householdRule === 'one-at-a-time') queueSequences(queue, mine, theirs, search);
  else {
    queueSharedPrograms(queue, mine, theirs, search);
    queueLegs(queue, mine, theirs, search);
  }
  queue.run();
  return queue.best;
}

/** Under a household rule: every ordered pair of residential programs, among each partner's best. */
function queueSequences(queue: PlanQueue, mine: SearchSide, theirs: SearchSide, search: PairSearch): void {
  const others = residential(theirs);
  for (const a of residential(mine))
    for (const b of others) {
      queueSequence(queue, a, b, search);
      queueSequence(queue, b, a, search);
    }
}

function residential(side: SearchSide): Prospect[] {
  return side.best(WIDEST_PAIRING, overnight).flatMap(({ program }) => side.prospectAt(program.id) ?? []);
}
