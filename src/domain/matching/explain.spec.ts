import type { Program } from '../program.js';
import { candidateAt } from './candidate.js';
import { explainOption } from './explain.js';

const house: Program = {
  ...{ id: 'house', name: 'house', organizationId: 'house', siteId: 'house', timeZone: 'America/New_York' },
  ...{ levelsOfCare: ['residential-short-term'], couplePolicy: 'both-at-once', coupleConditions: [], medications: [] },
  reportFreshHours: 24,
  rules: [
    {
      ...{ id: 'age', version: 3, authority: 'program', effectiveFrom: '2020-01-01', verifiedOn: '2026-01-05' },
      tree: { type: 'age-range', values: { maximumYears: 25 } },
    },
  ],
  capacity: [
    {
      ...{ id: 'beds', kind: 'any', open: 2, from: '2026-03-20', holdDays: 5, access: { mode: 'bookable' } },
      reportedAt: '2026-03-10T08:00:00-04:00',
    },
  ],
};
const terms = { asOf: '2026-03-10T09:00:00-04:00', horizonDays: 90, travelLimitMiles: null };
const optionOf = (dateOfBirth: string) =>
  explainOption(
    candidateAt(
      { clientId: 'ana', facts: { levelsOfCareSought: ['residential-short-term'], dateOfBirth } },
      house,
      terms,
    ),
  );

describe('an explained option', () => {
  it('names rule, version, authority and the fact used, and the report of the place', () => {
    const option = optionOf('2001-01-01');
    expect(option).toMatchObject({ decision: 'ready', startOn: '2026-03-20', barriers: [] });
    expect(option.met).toContainEqual(
      expect.objectContaining({ ruleId: 'age', ruleVersion: 3, authority: 'program', factsUsed: ['dateOfBirth'] }),
    );
    expect(option.place).toMatchObject({ state: 'known', capacityReportId: 'beds', accessMode: 'bookable' });
  });

  it('tells a fact by its name and never by its value', () => {
    expect(JSON.stringify(optionOf('2001-01-01'))).not.toContain('2001-01-01');
  });

  it('says so where places are open on no day on which the client could start', () => {
    // 26 on 15 March, five days before the beds open.
    const option = optionOf('2000-03-15');
    expect(option.startOn).toBeUndefined();
    expect(option.place.because).toContain('no place is open on a day');
  });
});
