import { completePreferences, type CouplePreferences } from '../couple/couple-preferences.js';
import type { ClientFacts } from '../facts/index.js';
import type { AdmissionRule, CapacityReport, Program } from '../program.js';
import type { Partner } from './candidate.js';
import { searchPlans } from './search-plans.js';

const AS_OF = '2026-03-10T09:00:00-04:00';

const bed = (told: Partial<CapacityReport> = {}): CapacityReport => ({
  ...{ id: 'bed', kind: 'any', open: 1, from: '2026-03-10', holdDays: 1, access: { mode: 'bookable' } },
  reportedAt: AS_OF,
  ...told,
});

const house = (id: string, told: Partial<Program> = {}): Program => ({
  ...{ id, name: id, organizationId: id, siteId: id, timeZone: 'America/New_York', reportFreshHours: 24 },
  ...{ levelsOfCare: ['residential-short-term'], couplePolicy: 'both-at-once', coupleConditions: [] },
  ...{ medications: [], rules: [], capacity: [bed()], point: { latitude: 41, longitude: -72 } },
  ...told,
});

const rule = (id: string, type: string, values: object, rest: Partial<AdmissionRule> = {}): AdmissionRule => ({
  ...{ id, version: 1, authority: 'program', effectiveFrom: '2020-01-01', tree: { type, values: { ...values } } },
  ...rest,
});

const SEEKS: ClientFacts = { levelsOfCareSought: ['residential-short-term'], gender: 'man' };
const partner = (clientId: string, facts: ClientFacts = {}, home?: Program['point']): Partner => ({
  clientId,
  facts: { ...SEEKS, ...facts },
  ...(home && { home }),
});

function search(
  programs: Program[],
  { ana = partner('ana'), ben = partner('ben'), limit = 50 } = {},
  stated: Partial<CouplePreferences> = {},
) {
  const preferences = completePreferences(stated);
  return searchPlans({ partners: [ana, ben], programs, preferences, gates: 'open', asOf: AS_OF, limit });
}

const women = rule('women', 'gender-served', { genders: ['woman'] });
const men = rule('men', 'gender-served', { genders: ['man'] });
const woman = partner('ana', { gender: 'woman', pregnant: 'no' });

describe('near misses', () => {
  const hers = house('hers', { rules: [women] });
  const his = house('his', { rules: [men], capacity: [bed({ from: '2026-04-06' })] });

  it('tell how many days are between', () => {
    expect(search([hers, his], { ana: woman }).nearMisses).toMatchObject([
      { cause: 'days-apart', days: 27, says: '27 days apart', programIds: ['hers', 'his'] },
    ]);
  });

  it('tell it of one house too, instead of speaking of one place', () => {
    const capacity = [bed({ id: 'a', kind: 'woman' }), bed({ id: 'b', kind: 'man', from: '2026-04-06' })];
    const mia = partner('ana', { gender: 'woman', pregnant: 'yes' });
    expect(search([house('elm', { capacity })], { ana: mia }).nearMisses).toMatchObject([
      { cause: 'days-apart', days: 27, programIds: ['elm'] },
    ]);
  });

  it.each<Partial<CouplePreferences>>([{ acceptsApart: 'yes' }, { householdRule: 'one-at-a-time' }])(
    'do not speak of days between to a couple that said %j',
    (stated) => {
      const { nearMisses } = search([hers, his], { ana: woman }, stated);
      expect(nearMisses.map(({ cause }) => cause)).not.toContain('days-apart');
    },
  );

  it('count for a rule the plans that would come without it, and no others', () => {
    const adults = rule('adults', 'age-range', { maximumYears: 30 });
    const ana = partner('ana', { dateOfBirth: '1980-01-01' });
    const strict = house('strict', { rules: [adults], couplePolicy: 'not-at-once' });
    const later = house('later', { capacity: [bed({ from: '2026-04-06' })] });
    const misses = (...others: Program[]) =>
      search([strict, ...others], { ana }, { windowDays: 2 }).nearMisses.filter(({ cause }) => cause === 'rule');
    expect(misses(house('near'))).toMatchObject([{ rule: { ruleId: 'adults' }, clientId: 'ana', opens: 3 }]);
    expect(misses(later)).toMatchObject([{ opens: 2 }]);
  });

  it('count as one all that a place which is not on the map would pair with, whatever must be asked first', () => {
    const adults = rule('adults', 'age-range', { maximumYears: 30 });
    const ben = partner('ben', { dateOfBirth: '1980-01-01' });
    // Nobody has asked whether she is pregnant, and the strict house would take her sooner than the others.
    const ana = partner('ana', { dateOfBirth: '2000-01-01', gender: 'woman' });
    const { point: _place, ...strict } = house('strict', { rules: [adults] });
    const later = ['elm', 'oak'].map((id) => house(id, { capacity: [bed({ from: '2026-03-12' })] }));
    const { nearMisses } = search([strict, ...later], { ana, ben });
    expect(nearMisses).toContainEqual(expect.objectContaining({ cause: 'rule', programIds: ['strict'], opens: 1 }));
  });
});

describe('what a list leaves out', () => {
  const programs = ['a', 'b', 'c'].map((id) => house(id));

  it('is counted', () => {
    expect(search(programs, { limit: 2 }).leavesOut[0]).toBe('4 further plans, ranked after those listed');
    expect(search(programs).leavesOut[0]).not.toContain('further plans');
  });

  it('is counted with the plans that medication while waiting adds', () => {
    const uses: ClientFacts = { diagnoses: ['opioid-use-disorder'], medications: [], wantsMedication: 'yes' };
    const clinic = house('clinic', {
      levelsOfCare: ['opioid-treatment-program'],
      medications: ['methadone'],
      capacity: [bed({ access: { mode: 'recurring-intake', perDay: 2, weekdays: ['tuesday'] } })],
    });
    const later = house('later', { capacity: [bed({ open: 2, from: '2026-03-20' })] });
    const both = { ana: partner('ana', uses), ben: partner('ben', uses) };
    const { plans, leavesOut } = search([later, clinic], { ...both, limit: 1 });
    expect(plans.map(({ kind }) => kind)).toEqual(['same-program-together']);
    expect(leavesOut[0]).toBe('1 further plans, ranked after those listed');
    expect(search([later, clinic], { ...both, limit: 1 }, { planKinds: ['bridge'] }).plans[0]?.kind).toBe('bridge');
  });
});

describe('the order of plans', () => {
  it('does not take an unknown way from home for a short one', () => {
    const home = { latitude: 41, longitude: -72 };
    const { point: _place, ...nowhere } = house('a-nowhere', { capacity: [bed({ open: 2 })] });
    const known = house('b-known', { capacity: [bed({ open: 2 })], point: { latitude: 41.1, longitude: -72 } });
    const both = { ana: partner('ana', {}, home), ben: partner('ben', {}, home) };
    const { plans } = search([nowhere, known], both);
    const together = plans.filter(({ kind }) => kind === 'same-program-together');
    expect(together.map(({ legs, milesFromHome }) => [legs[0].programId, milesFromHome])).toEqual([
      ['b-known', 13.8],
      ['a-nowhere', undefined],
    ]);
  });

  it('tells who goes first of two sequences without a date', () => {
    const bars = house('bars', { couplePolicy: 'not-at-once', capacity: [], typicalStayDays: 20 });
    const { plans } = search([bars]);
    expect(plans.map(({ kind, startsFirst }) => [kind, startsFirst])).toEqual([
      ['sequenced', 'ana'],
      ['sequenced', 'ben'],
    ]);
  });
});

describe('a plan on a day on which another rule stands', () => {
  const begins = rule('papers', 'photo-id', { accepts: ['agency-letter'] }, { effectiveFrom: '2026-03-15' });
  // Ana alone could start before the rule begins; together they start when Ben is out of court, and then it stands.
  const elm = house('elm', {
    rules: [begins, rule('court', 'court-date', { noneWithinDays: 1 })],
    capacity: [bed({ open: 2, holdDays: 9 })],
  });
  const ben = partner('ben', {
    courtDates: ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15'],
    photoIds: ['agency-letter'],
  });

  it('is provisional while nobody knows whether that rule is met', () => {
    const { plans, nextQuestion } = search([elm], { ana: partner('ana', { courtDates: [] }), ben }, { windowDays: 0 });
    expect(plans[0]).toMatchObject({ kind: 'same-program-together', status: 'provisional', bothInOn: '2026-03-16' });
    expect(plans[0]?.confirm).toMatchObject([{ of: 'client', clientId: 'ana' }]);
    expect(nextQuestion).toMatchObject({ clientId: 'ana', fact: 'photoIds' });
  });

  it('leaves open how far it is, whatever the day', () => {
    const ana = partner('ana', { courtDates: [] });
    const { plans, nextQuestion } = search([elm], { ana, ben }, { windowDays: 0, travelLimitMiles: 50 });
    expect(nextQuestion).toMatchObject({ clientId: 'ana', fact: 'homeZip', openIn: 1 });
    expect(plans[0]?.confirm.filter(({ what }) => what.startsWith('how far'))).toHaveLength(2);
  });

  it('names the work that the rule takes', () => {
    const { plans } = search([elm], { ana: partner('ana', { courtDates: [], photoIds: [] }), ben }, { windowDays: 0 });
    expect(plans[0]).toMatchObject({
      status: 'feasible',
      steps: 1,
      legs: [{ decision: 'after-steps', steps: [{ code: 'agency-letter' }], barriers: [{ ruleId: 'papers' }] }, {}],
    });
  });
});

describe('alerts', () => {
  it('speak once of a house without visits, and of each rule that may be unlawful', () => {
    const asks = rule(
      'meds',
      'continues-medication',
      { methadone: 'ask-staff' },
      { possiblyUnlawful: 'may be appealed' },
    );
    const elm = house('elm', { noContactDays: 14, rules: [asks], capacity: [bed({ open: 2 })] });
    const [plan] = search([elm], {
      ana: partner('ana', { medications: ['methadone'] }),
      ben: partner('ben', { medications: [] }),
    }).plans;
    expect(plan?.alerts).toEqual([
      { kind: 'possibly-unlawful', clientId: 'ana', programId: 'elm', says: 'may be appealed' },
      { kind: 'no-contact', programId: 'elm', says: 'no visits or calls for the first 14 days' },
    ]);
  });
});
