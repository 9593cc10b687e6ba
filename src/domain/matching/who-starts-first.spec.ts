import { completePreferences, type CouplePreferences } from '../couple/couple-preferences.js';
import type { ClientFacts } from '../facts/index.js';
import type { CapacityReport, Program } from '../program.js';
import { searchPlans } from './search-plans.js';

const AS_OF = '2026-03-10T09:00:00-04:00';

const HOUSE: Program = {
  ...{ id: 'house', name: 'House', organizationId: 'house', siteId: 'house', timeZone: 'America/New_York' },
  ...{ levelsOfCare: ['residential-short-term'], couplePolicy: 'both-at-once', coupleConditions: [], medications: [] },
  ...{ rules: [], capacity: [], reportFreshHours: 24, typicalStayDays: 5 },
};
const ONE_A_DAY: CapacityReport = {
  ...{ id: 'intake', kind: 'any', open: 1, from: '2026-03-10', holdDays: 0, reportedAt: AS_OF },
  access: { mode: 'recurring-intake', perDay: 1, weekdays: ['tuesday', 'thursday'] },
};
const MAN: ClientFacts = {
  ...{ levelsOfCareSought: ['residential-short-term'], gender: 'man' },
  photoIds: ['agency-letter'],
};

function firstIn(program: Partial<Program>, ana: ClientFacts = {}, stated: Partial<CouplePreferences> = {}) {
  const { plans } = searchPlans({
    partners: [
      { clientId: 'ana', facts: { ...MAN, ...ana } },
      { clientId: 'ben', facts: MAN },
    ],
    preferences: completePreferences(stated),
    programs: [{ ...HOUSE, capacity: [ONE_A_DAY], ...program }],
    ...{ gates: 'open', asOf: AS_OF, limit: 50 },
  });
  return plans.map(({ startsFirst, startsFirstBecause }) => `${startsFirst ?? 'both'}: ${startsFirstBecause ?? ''}`);
}

describe('who goes first', () => {
  it('is either of them where one a day is taken, and both orders are listed', () => {
    expect(firstIn({})).toEqual(['ana: either of them could be first', 'ben: either of them could be first']);
  });

  it('is whoever has priority, without a word on why', () => {
    expect(firstIn({}, { gender: 'woman', pregnant: 'yes' })).toEqual([
      'ana: somebody who has priority is not made to wait for the partner',
    ]);
  });

  it('is whoever can start sooner', () => {
    const rules = [
      {
        ...({ id: 'letter', version: 1, authority: 'program', effectiveFrom: '2020-01-01' } as const),
        tree: { type: 'photo-id', values: { accepts: ['agency-letter'] } },
      },
    ];
    expect(firstIn({ rules }, { photoIds: [] })).toEqual(['ben: can start sooner than the other']);
  });

  it('is said with why they go in turn at all', () => {
    const beds = [{ ...ONE_A_DAY, access: { mode: 'bookable' as const }, holdDays: 9, open: 2 }];
    expect(firstIn({ couplePolicy: 'not-at-once', capacity: beds })[0]).toBe(
      'ana: the program does not take both partners at once; either of them could be first',
    );
    expect(firstIn({ capacity: beds }, {}, { householdRule: 'one-at-a-time' })[0]).toBe(
      'ana: one of them must always be at home; either of them could be first',
    );
  });

  it('is nobody where both start on one day', () => {
    const beds = [{ ...ONE_A_DAY, access: { mode: 'bookable' as const }, open: 2 }];
    expect(firstIn({ capacity: beds })).toEqual(['both: ']);
  });
});
