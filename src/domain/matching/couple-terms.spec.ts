import type { RuleTree } from '../admission/rule-tree.js';
import { completePreferences, type CouplePreferences } from '../couple/couple-preferences.js';
import type { ClientFacts } from '../facts/index.js';
import type { AdmissionRule, CapacityReport, Program } from '../program.js';
import { concernsPairAt } from './couple-terms.js';
import type { Plan } from './plan.js';
import { searchPlans } from './search-plans.js';

const AS_OF = '2026-03-10T09:00:00-04:00';

const rule = (id: string, tree: RuleTree, told: Partial<AdmissionRule> = {}): AdmissionRule => ({
  ...{ id, tree, version: 1, authority: 'program', effectiveFrom: '2020-01-01' },
  ...told,
});
const GAP = rule('gap', { type: 'gap-since-partners-stay', values: { days: 30 } });
const LENGTH = rule('length', { type: 'relationship-length', values: { months: 6 } });
const BALANCE = rule('balance', {
  type: 'household-balance',
  values: { maximumDollars: 0, paymentPlan: 'not-accepted', challengeDays: 5 },
});

const places = (open: number, told: Partial<CapacityReport> = {}): CapacityReport => ({
  ...{ id: `beds-${String(open)}`, kind: 'any', open, from: '2026-03-10', holdDays: 20 },
  ...{ access: { mode: 'bookable' }, reportedAt: AS_OF },
  ...told,
});

const program = (id: string, told: Partial<Program> = {}): Program => ({
  ...{ id, name: id, organizationId: id, siteId: id, timeZone: 'America/New_York', reportFreshHours: 24 },
  ...{ levelsOfCare: ['residential-short-term'], couplePolicy: 'both-at-once', coupleConditions: [] },
  ...{ medications: [], rules: [], capacity: [places(2)] },
  ...told,
});

const ANA: ClientFacts = { levelsOfCareSought: ['residential-short-term'], gender: 'woman', pregnant: 'no' };
const BEN: ClientFacts = { levelsOfCareSought: ['residential-short-term'], gender: 'man' };
const OWES: ClientFacts = { balances: [{ organization: 'north', dollars: 90 }] };

function plansAt(
  programs: Program[],
  { ana = {}, ben = {} }: { ana?: ClientFacts; ben?: ClientFacts },
  stated: Partial<CouplePreferences> = {},
): readonly Plan[] {
  return searchPlans({
    partners: [
      { clientId: 'ana', facts: { ...ANA, ...ana } },
      { clientId: 'ben', facts: { ...BEN, ...ben } },
    ],
    preferences: completePreferences(stated),
    ...{ programs, gates: 'open', asOf: AS_OF, limit: 50 },
  }).plans;
}

const brief = ({ kind, status, legs }: Plan) => [kind, status, ...legs.map(({ startOn = '?' }) => startOn)].join(' ');

describe('whether a rule about two partners must be looked at', () => {
  const plain = program('plain');
  it.each<[string, Program, Program, boolean]>([
    ['one program without such rules', plain, plain, false],
    [
      'one program with an empty list of them',
      program('a', { coupleRules: [] }),
      program('a', { coupleRules: [] }),
      false,
    ],
    ['one program with one', program('a', { coupleRules: [LENGTH] }), program('a', { coupleRules: [LENGTH] }), true],
    ['two agencies', program('a', { coupleRules: [BALANCE] }), plain, false],
    [
      'one agency, and a rule that reaches no farther than the program',
      program('a', { organizationId: 'north', coupleRules: [LENGTH, GAP] }),
      program('b', { organizationId: 'north' }),
      false,
    ],
    [
      'one agency whose desk looks at both',
      program('a', { organizationId: 'north' }),
      program('b', { organizationId: 'north', coupleRules: [BALANCE] }),
      true,
    ],
  ])('at %s', (_where, a, b, expected) => {
    expect(concernsPairAt(a, b)).toBe(expected);
    expect(concernsPairAt(b, a)).toBe(expected);
  });
});

describe('a plan under rules about both', () => {
  const long: ClientFacts = { togetherSince: '2020-01-01' };

  it('waits for the day on which they are met', () => {
    const house = program('house', { coupleRules: [LENGTH] });
    expect(plansAt([house], { ana: long, ben: { togetherSince: '2025-09-20' } }).map(brief)).toEqual([
      'same-program-together feasible 2026-03-20 2026-03-20',
    ]);
  });

  it('is not there where that day does not come', () => {
    const house = program('house', { coupleRules: [LENGTH] });
    expect(plansAt([house], { ana: long, ben: { togetherSince: '2026-03-01' } })).toEqual([]);
  });

  it('says what a worker may say against the rule that is in the way', () => {
    const married = rule('married', { type: 'relationship-evidence', values: { accepts: ['marriage-certificate'] } });
    const none: ClientFacts = { relationshipPapers: [] };
    const { nearMisses } = searchPlans({
      partners: [
        { clientId: 'ana', facts: { ...ANA, ...none } },
        { clientId: 'ben', facts: { ...BEN, ...none } },
      ],
      preferences: completePreferences({}),
      ...{ programs: [program('house', { coupleRules: [married] })], gates: 'open', asOf: AS_OF, limit: 50 },
    });
    expect(nearMisses).toMatchObject([
      { cause: 'couple-rule', programIds: ['house'], coupleRules: [{ ruleId: 'married', outcome: 'unmet' }] },
    ]);
    expect(nearMisses[0]?.coupleRules?.[0]?.legalNote).toContain('Unmarried couples');
    expect(nearMisses[0]).not.toHaveProperty('clientId');
  });

  it('does not know a rule before it stands, nor after it has ended', () => {
    const short = { ana: long, ben: { togetherSince: '2026-03-01' } };
    const later = rule('later', LENGTH.tree, { effectiveFrom: '2026-03-12' });
    const over = rule('over', LENGTH.tree, { effectiveTo: '2026-03-12' });
    expect(plansAt([program('house', { coupleRules: [later] })], short).map(brief)).toEqual([
      'same-program-together feasible 2026-03-10 2026-03-10',
    ]);
    expect(plansAt([program('house', { coupleRules: [over] })], short).map(brief)).toEqual([
      'same-program-together feasible 2026-03-13 2026-03-13',
    ]);
  });

  it('lets the other start first where only one start waits', () => {
    const intake = places(1, { access: { mode: 'recurring-intake', perDay: 1, weekdays: ['tuesday', 'wednesday'] } });
    const stay = { organization: 'house', program: 'house', kind: 'completed' } as const;
    const house = program('house', {
      ...{ coupleRules: [rule('gap', { type: 'gap-since-partners-stay', values: { days: 9 } })], capacity: [intake] },
    });
    const [plan, ...others] = plansAt([house], {
      ana: { discharges: [] },
      ben: { discharges: [{ ...stay, on: '2026-03-02' }] },
    });
    // His stay keeps her from starting before the eleventh, a Wednesday; hers keeps him from nothing.
    expect(others).toEqual([]);
    expect(plan).toMatchObject({
      ...{ kind: 'same-program-staggered', startsFirst: 'ben' },
      startsFirstBecause: 'what is asked of both does not allow the other order',
      legs: [{ startOn: '2026-03-11' }, { startOn: '2026-03-10' }],
    });
  });

  it('moves one of two starts at one agency, and only as far as the window', () => {
    const at = (windowDays: number) =>
      plansAt(
        [
          program('a', { organizationId: 'north', couplePolicy: 'not-at-once', coupleRules: [BALANCE] }),
          program('b', { organizationId: 'north', couplePolicy: 'not-at-once', levelsOfCare: ['outpatient'] }),
        ],
        { ana: { balances: [] }, ben: { ...OWES, levelsOfCareSought: ['outpatient'] } },
        { windowDays },
      ).map(brief);
    expect(at(5)).toEqual(['same-agency feasible 2026-03-15 2026-03-10']);
    expect(at(4)).toEqual([]);
  });

  it('makes no pregnant client wait for what the partner owes', () => {
    const two = [
      program('a', { organizationId: 'north', couplePolicy: 'not-at-once', coupleRules: [BALANCE] }),
      program('b', { organizationId: 'north', couplePolicy: 'not-at-once', levelsOfCare: ['outpatient'] }),
    ];
    const ben: ClientFacts = { ...OWES, levelsOfCareSought: ['outpatient'] };
    expect(plansAt(two, { ana: { balances: [], pregnant: 'yes' }, ben })).toEqual([]);
    const { pregnant: _notAsked, ...notAsked } = { ...ANA, balances: [] };
    const [plan] = searchPlans({
      partners: [
        { clientId: 'ana', facts: notAsked },
        { clientId: 'ben', facts: { ...BEN, ...ben } },
      ],
      preferences: completePreferences({}),
      ...{ programs: two, gates: 'open', asOf: AS_OF, limit: 50 },
    }).plans;
    expect(plan).toMatchObject({
      status: 'provisional',
      confirm: [{ clientId: 'ana', what: expect.stringContaining('pregnan') as string }],
    });
  });

  it('asks once what a rule about one client and a rule about both ask alike', () => {
    const own = rule('own', {
      type: 'old-balance',
      values: { maximumDollars: 0, paymentPlan: 'accepted', scope: 'agency' },
    });
    const house = program('house', { rules: [own], coupleRules: [BALANCE] });
    const [plan] = plansAt([house], { ana: { balances: [] } });
    expect(plan?.confirm).toMatchObject([{ of: 'client', clientId: 'ben', programId: 'house' }]);
  });

  it('keeps an undated plan, not before the day that they allow', () => {
    const house = program('house', { coupleRules: [LENGTH], capacity: [] });
    const [plan] = plansAt([house], { ana: long, ben: { togetherSince: '2025-09-20' } });
    expect(plan).toMatchObject({ kind: 'same-program-together', notBefore: '2026-03-20', status: 'provisional' });
  });

  it('takes no medication while waiting from a clinic that asks work of both', () => {
    const house = program('house', { capacity: [places(2, { from: '2026-03-25' })] });
    const clinic = program('clinic', {
      ...{ levelsOfCare: ['opioid-treatment-program'], medications: ['methadone'] },
      capacity: [places(9, { access: { mode: 'recurring-intake', perDay: 9, weekdays: ['tuesday', 'friday'] } })],
      coupleRules: [rule('letter', { type: 'relationship-evidence', values: { accepts: ['agency-letter'] } })],
    });
    const uses: ClientFacts = {
      ...{ diagnoses: ['opioid-use-disorder'], medications: [], wantsMedication: 'yes', relationshipPapers: [] },
    };
    const bridge = plansAt([house, clinic], { ana: uses, ben: uses }).find(({ kind }) => kind === 'bridge');
    // A letter takes a day: both start on the next intake day, with the letter for a step.
    expect(bridge?.legs.map((leg) => leg.bridge?.startOn)).toEqual(['2026-03-13', '2026-03-13']);
    expect(bridge?.legs.map((leg) => leg.bridge?.steps.map(({ code }) => code))).toEqual([
      ['relationship-letter'],
      ['relationship-letter'],
    ]);
  });
});
