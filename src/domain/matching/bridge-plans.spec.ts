import { completePreferences } from '../couple/couple-preferences.js';
import type { ClientFacts } from '../facts/index.js';
import type { AdmissionRule, CapacityReport, Program } from '../program.js';
import type { Plan } from './plan.js';
import { searchPlans } from './search-plans.js';

const AS_OF = '2026-03-10T09:00:00-04:00';

const report = (id: string, told: Partial<CapacityReport>): CapacityReport => ({
  ...{ id, kind: 'any', open: 2, from: '2026-03-10', holdDays: 7, access: { mode: 'bookable' }, reportedAt: AS_OF },
  ...told,
});

const program = (id: string, told: Partial<Program>): Program => ({
  ...{ id, name: id, organizationId: id, siteId: id, timeZone: 'America/New_York', reportFreshHours: 24 },
  ...{ levelsOfCare: ['residential-short-term'], couplePolicy: 'both-at-once', coupleConditions: [] },
  ...{ medications: [], rules: [], capacity: [] },
  ...told,
});

const ruleOf = (tree: AdmissionRule['tree']): AdmissionRule => ({
  ...{ id: 'medication', version: 1, authority: 'program', effectiveFrom: '2020-01-01' },
  tree,
});
const continues = (methadone: 'continues' | 'ask-staff' | 'not-accepted') =>
  ruleOf({ type: 'continues-medication', values: { methadone } });

const house = (told: Partial<Program> = {}) =>
  program('house', { capacity: [report('beds', { from: '2026-03-20' })], ...told });

const clinic = (perDay: number, told: Partial<Program> = {}) =>
  program('clinic', {
    levelsOfCare: ['opioid-treatment-program'],
    medications: ['methadone'],
    capacity: [
      report('intake', {
        access: { mode: 'recurring-intake', perDay, weekdays: ['tuesday', 'wednesday', 'thursday', 'friday'] },
      }),
    ],
    ...told,
  });

const USES: ClientFacts = {
  gender: 'man',
  levelsOfCareSought: ['residential-short-term'],
  diagnoses: ['opioid-use-disorder'],
  medications: [],
  wantsMedication: 'yes',
};

function bridgeFor(programs: Program[], ana: ClientFacts = USES, ben: ClientFacts = USES): Plan | undefined {
  const { plans } = searchPlans({
    partners: [
      { clientId: 'ana', facts: ana },
      { clientId: 'ben', facts: ben },
    ],
    preferences: completePreferences({}),
    ...{ programs, gates: 'open', asOf: AS_OF, limit: 50 },
  });
  return plans.find(({ kind }) => kind === 'bridge');
}

const bridgeDays = (plan: Plan | undefined) => plan?.legs.map(({ bridge }) => bridge?.startOn);

describe('medication while waiting', () => {
  it('carries both from their first day to the beds', () => {
    const plan = bridgeFor([house(), clinic(2)]);
    expect(plan).toMatchObject({ status: 'feasible', bothInOn: '2026-03-20', confirm: [] });
    expect(bridgeDays(plan)).toEqual(['2026-03-10', '2026-03-10']);
    expect(plan?.alerts.map(({ kind }) => kind)).toContain('take-home-storage');
  });

  it('does not give the one intake of a day to both', () => {
    expect(bridgeDays(bridgeFor([house(), clinic(1)]))?.sort()).toEqual(['2026-03-10', '2026-03-11']);
  });

  it('keeps to the couple policy of the clinic', () => {
    expect(bridgeDays(bridgeFor([house(), clinic(2, { couplePolicy: 'not-at-once' })]))).toEqual([
      '2026-03-10',
      undefined,
    ]);
    expect(bridgeFor([house(), clinic(2, { couplePolicy: 'not-asked' })])).toMatchObject({
      status: 'provisional',
      confirm: [{ of: 'staff', programId: 'clinic', what: 'whether both partners may be admitted' }],
    });
  });

  it('gives the only place of a clinic to the pregnant partner', () => {
    const mia: ClientFacts = { ...USES, gender: 'woman', pregnant: 'yes' };
    const one = clinic(1, { couplePolicy: 'not-at-once' });
    expect(bridgeDays(bridgeFor([house(), one], USES, mia))).toEqual([undefined, '2026-03-10']);
  });

  it('is offered only where the house continues it, and asks where that is not known', () => {
    expect(bridgeFor([house({ rules: [continues('not-accepted')] }), clinic(2)])).toBeUndefined();
    expect(bridgeFor([house({ rules: [continues('ask-staff')] }), clinic(2)])).toMatchObject({
      status: 'provisional',
      confirm: [{ programId: 'house' }, { programId: 'house' }],
    });
    expect(bridgeFor([house({ rules: [continues('continues')] }), clinic(2)])?.status).toBe('feasible');
  });

  it('says what must be done before the change, where the house fetches the doses', () => {
    const doses = { type: 'dose-transport', values: { carries: 'carried' } };
    expect(bridgeFor([house({ rules: [ruleOf(doses)] }), clinic(2)])).toMatchObject({
      status: 'provisional',
      confirm: [
        { of: 'staff', programId: 'house', what: expect.stringContaining('done before the change: agree in writing') },
        { of: 'staff', programId: 'house' },
      ],
    });
    const neither = { type: 'dose-transport', values: { carries: 'not-carried' } };
    expect(bridgeFor([house({ rules: [ruleOf(neither)] }), clinic(2)])).toBeUndefined();
    const sameAgency = house({ rules: [ruleOf(neither)], organizationId: 'clinic' });
    expect(bridgeFor([sameAgency, clinic(2)])?.status).toBe('feasible');
  });

  it('counts the bridge as another program where the later one is an opioid treatment program too', () => {
    const enrolment = { type: 'other-otp-enrolment', values: { registry: 'not-required', accepts: ['transfer'] } };
    const levelsOfCare = ['residential-short-term', 'opioid-treatment-program'];
    const later = house({ levelsOfCare, rules: [ruleOf(enrolment)] });
    const ana = { ...USES, otpEnrolments: [] };
    const plan = bridgeFor([later, clinic(2)], ana, ana);
    expect(plan).toMatchObject({ status: 'provisional' });
    expect(plan?.confirm.map(({ what }) => what).join()).toContain('ask the present clinic to transfer the client');
  });

  it.each<[string, ClientFacts]>([
    ['has said no to medication', { wantsMedication: 'no' }],
    ['takes medication already', { medications: ['buprenorphine'] }],
    ['does not use opioids', { diagnoses: ['alcohol-use-disorder'] }],
  ])('is not for somebody who %s', (_who, facts) => {
    expect(bridgeFor([house(), clinic(2)], { ...USES, ...facts }, { ...USES, ...facts })).toBeUndefined();
  });

  it.each(['wantsMedication', 'medications'] as const)('stays to be confirmed while %s is not known', (fact) => {
    const { [fact]: _unknown, ...facts } = USES;
    expect(bridgeFor([house(), clinic(2)], facts)).toMatchObject({
      status: 'provisional',
      confirm: [{ of: 'client', clientId: 'ana' }],
    });
  });

  it('is not needed for three days', () => {
    const soon = house({ capacity: [report('beds', { from: '2026-03-13' })] });
    expect(bridgeFor([soon, clinic(2)])).toBeUndefined();
    expect(bridgeFor([house({ capacity: [report('beds', { from: '2026-03-14' })] }), clinic(2)])).toBeDefined();
  });

  it('is near the later program where nobody knows the home', () => {
    const hartford = { point: { latitude: 41.76, longitude: -72.67 } };
    const boston = { point: { latitude: 42.36, longitude: -71.06 } };
    expect(bridgeFor([house(hartford), clinic(2, hartford)])).toBeDefined();
    expect(bridgeFor([house(hartford), clinic(2, boston)])).toBeUndefined();
  });

  it('is to be asked about where it is not on the map: an unknown way is not a short one', () => {
    const hartford = { point: { latitude: 41.76, longitude: -72.67 } };
    const plan = bridgeFor([house(hartford), clinic(2)]);
    expect(plan).toMatchObject({ status: 'provisional' });
    expect(plan?.confirm.map(({ what }) => what).join()).toContain('where it is');
  });
});
