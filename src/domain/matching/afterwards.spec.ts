import { completePreferences, type CouplePreferences } from '../couple/couple-preferences.js';
import type { ClientFacts } from '../facts/index.js';
import type { AdmissionRule, CapacityReport, Program } from '../program.js';
import type { Afterwards } from './afterwards.js';
import { searchPlans } from './search-plans.js';

const AS_OF = '2026-03-10T09:00:00-04:00';

const BEDS: CapacityReport = {
  ...{ id: 'beds', kind: 'any', open: 2, from: '2026-03-10', holdDays: 7 },
  ...{ access: { mode: 'bookable' }, reportedAt: AS_OF },
};
const program = (id: string, told: Partial<Program> = {}): Program => ({
  ...{ id, name: id, organizationId: id, siteId: id, timeZone: 'America/New_York', reportFreshHours: 24 },
  ...{ levelsOfCare: ['residential-short-term'], couplePolicy: 'both-at-once', coupleConditions: [] },
  ...{ medications: [], rules: [], capacity: [] },
  ...told,
});
const house = (told: Partial<Program> = {}) => program('house', { typicalStayDays: 28, capacity: [BEDS], ...told });
const residence = (id: string, told: Partial<Program> = {}) =>
  program(id, { levelsOfCare: ['recovery-residence'], ...told });
const rule = (tree: AdmissionRule['tree']): AdmissionRule => ({
  ...{ id: 'rule', tree, version: 1, authority: 'program', effectiveFrom: '2020-01-01' },
});

const ADULTS = rule({ type: 'age-range', values: { minimumYears: 30 } });
const SEEKS: ClientFacts = { levelsOfCareSought: ['residential-short-term'], gender: 'man' };

interface Setting {
  readonly programs: Program[];
  readonly ana?: ClientFacts;
  readonly stated?: Partial<CouplePreferences>;
}

function search({ programs, ana = {}, stated = {} }: Setting) {
  return searchPlans({
    partners: [
      { clientId: 'ana', facts: { ...SEEKS, ...ana } },
      { clientId: 'ben', facts: SEEKS },
    ],
    preferences: completePreferences(stated),
    ...{ programs, gates: 'open', asOf: AS_OF, limit: 50 },
  });
}
const after = (setting: Setting): Afterwards | undefined => search(setting).plans[0]?.afterwards;
const asked = (found: Afterwards | undefined) => found?.confirm.map(({ what }) => what);

describe('a residence for both afterwards', () => {
  it('is decided for the day on which the last of them leaves, and its places stay to be asked for', () => {
    const found = after({ programs: [house(), residence('oak')] });
    expect(found).toMatchObject({
      ...{ programId: 'oak', from: '2026-04-07' },
      legs: [{ place: { state: 'unknown' } }, { place: { state: 'unknown' } }],
    });
    expect(asked(found)).toEqual(['two places: they cannot be reserved so far ahead']);
  });

  it('leaves the plan as certain as it was', () => {
    expect(search({ programs: [house(), residence('oak')] }).plans[0]).toMatchObject({
      status: 'feasible',
      confirm: [],
    });
  });

  it.each<[string, Program[]]>([
    ['bars partners', [house(), residence('oak', { couplePolicy: 'not-at-once' })]],
    ['does not admit one of them then', [house(), residence('oak', { rules: [ADULTS] })]],
    [
      'is where they are already',
      [residence('elm', { capacity: [BEDS], levelsOfCare: ['recovery-residence', 'residential-short-term'] })],
    ],
    [
      'is not needed: neither sleeps away',
      [program('clinic', { levelsOfCare: ['outpatient'], capacity: [BEDS] }), residence('oak')],
    ],
  ])('is not there where it %s', (_why, programs) => {
    const ana: ClientFacts = {
      dateOfBirth: '2005-04-08',
      levelsOfCareSought: ['residential-short-term', 'outpatient'],
    };
    const found = search({ programs, ana, stated: {} }).plans;
    expect(found.map(({ afterwards }) => afterwards)).toEqual(found.map(() => undefined));
  });

  it('admits somebody who is old enough by then', () => {
    const rules = [rule({ type: 'age-range', values: { minimumYears: 21 } })];
    const born = (dateOfBirth: string) =>
      after({ programs: [house(), residence('oak', { rules })], ana: { dateOfBirth } })?.from;
    expect(born('2005-04-07')).toBe('2026-04-07');
    // A wait of days between the two is a wait; of weeks it is no chain.
    expect(born('2005-04-21')).toBe('2026-04-21');
    expect(born('2005-04-22')).toBeUndefined();
  });

  it('is the one about which least is left to ask, then the one with the fewest steps', () => {
    const letter = rule({ type: 'photo-id', values: { accepts: ['agency-letter'] } });
    const programs = [
      house(),
      residence('a-not-asked', { couplePolicy: 'not-asked' }),
      residence('b-letter', { rules: [letter] }),
      residence('c-plain'),
    ];
    expect(after({ programs, ana: { photoIds: [] } })?.programId).toBe('c-plain');
  });

  it('asks how long the stay is where nobody has said', () => {
    const { typicalStayDays: _unknown, ...unsaid } = house();
    const found = after({ programs: [unsaid, residence('oak')] });
    expect(found?.from).toBe('2026-03-11');
    expect(asked(found)).toContain('how long the stay is');
  });

  it('keeps to the rules about both, on each side the own part', () => {
    const coupleRules = [rule({ type: 'relationship-length', values: { months: 6 } })];
    const found = after({
      programs: [house(), residence('oak', { coupleRules })],
      ana: { togetherSince: '2020-01-01' },
    });
    expect(found?.legs.map((leg) => leg.coupleRules.map(({ outcome }) => outcome))).toEqual([['met'], ['unknown']]);
    expect(asked(found)).toContain('Since when have you been together?');
  });

  it('is not for a couple of whom one must always be at home', () => {
    const { plans } = search({ programs: [house(), residence('oak')], stated: { householdRule: 'one-at-a-time' } });
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.every(({ afterwards }) => afterwards === undefined)).toBe(true);
  });

  it('is looked for among the nearest, and the answer says so', () => {
    const many = Array.from({ length: 21 }, (_, index) => residence(`residence-${String(index)}`));
    const words = 'recovery residences afterwards beyond the nearest 20';
    expect(search({ programs: [house(), ...many] }).leavesOut).toContain(words);
    expect(search({ programs: [house(), ...many.slice(1)] }).leavesOut).not.toContain(words);
  });
});
