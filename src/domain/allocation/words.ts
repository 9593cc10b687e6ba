import type { LevelName } from './levels.js';
import type { PassedOver } from './passed-over.js';

/** What the levels are, each after the one before. */
const LEVEL_WORDS: Readonly<Record<LevelName, string>> = {
  'priority-placed': 'people of this priority class who are placed, as many as possible',
  'priority-preference': 'places down their own lists at which people of this class are placed, as few as possible',
  together: 'couples placed by a plan of theirs, as many as possible',
  placed: 'people placed in all, as many as possible',
  'to-confirm': 'starts that staff or the client must still confirm, as few as possible',
  days: 'days until the starts, all together, as few as possible',
  preference: 'places down the own lists, all together, as few as possible',
  lot: 'between equals a lot, the same whenever the same question is asked',
};

/** What must be said of somebody who was passed over, by the level that would be worse. */
const COST_WORDS: Readonly<Record<LevelName, string>> = {
  'priority-placed': 'somebody in a priority class would not be placed',
  'priority-preference': 'somebody in a priority class would have a place further down the own list',
  together: 'a couple would not be placed together',
  placed: 'fewer people would be placed',
  'to-confirm': 'more starts would have to be confirmed',
  days: 'people would start later, taken together',
  preference: 'people would have places further down their own lists, taken together',
  lot: 'it would be as good, and a lot decided',
};

const HOLDS_NOTHING = 'This is a proposal. It holds no place and refers nobody; places can be gone when you call.';

/** The sentences of an answer. "Stable" is never said without what it does not mean. */
export const wordsOf = {
  proposal: (proved: boolean): string =>
    proved
      ? `${HOLDS_NOTHING} By the levels below, in their order, no other allocation of these places is better.`
      : `${HOLDS_NOTHING} Time ran out: this is the best that was found, and it is not proved that there is no better.`,

  level: (name: LevelName, priority?: number): string =>
    priority === undefined ? LEVEL_WORDS[name] : `class ${String(priority + 1)}: ${LEVEL_WORDS[name]}`,

  stable: (isStable: boolean, exists: 'yes' | 'no' | 'not-decided'): string => {
    if (isStable)
      return 'Nobody here would rather have another place that is free or held only by people of a later class. That is all "stable" means: neither that most people are placed nor that it is best for anybody.';
    const some = 'Some would rather have another place that is free or held only by people of a later class.';
    switch (exists) {
      case 'yes':
        return `${some} An allocation without that exists, but is worse by the levels.`;
      case 'no':
        return `${some} That cannot be helped: with these couples no allocation exists in which nobody is in that position.`;
      case 'not-decided':
        return `${some} Whether an allocation without that exists could not be decided in the time.`;
    }
  },

  applicant: (outcome: string, choices: number, isCouple: boolean, over: readonly PassedOver[]): string => {
    if (outcome === 'one-placed' || outcome === 'parted')
      return 'No plan of theirs could be given. A priority of the own never waits for the partner, so a start alone is proposed.';
    if (choices === 0)
      return isCouple
        ? 'No plan of theirs has open places on known days in this region. What each could do alone is not proposed.'
        : 'No open place on a known day in this region lets this person start.';
    const [first] = over;
    if (!first) return 'This is the first on their own list.';
    const why = first.level === undefined ? 'the places were given otherwise' : COST_WORDS[first.level];
    const placed = outcome === 'not-placed' ? 'Not placed' : 'Not the first on their own list';
    return first.takenBy.length > 0
      ? `${placed}: those places are proposed for others; with them given here, and all else as proposed, ${why}.`
      : `${placed}: the places are not taken, but with them given here, and all else as proposed, ${why}.`;
  },

  leavesOut: (horizonDays: number): string[] => [
    'places of which nobody has told the day: only open places on known days are given',
    'plans in which a place or a day is not known, among them the second place of most sequences',
    `starts after ${String(horizonDays)} days, and for each person or couple what is far down the own list`,
    'couples who did not accept to be parted are proposed together or not at all, unless one of the two has priority',
  ],
} as const;
