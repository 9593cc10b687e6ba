import { completePreferences, type CouplePreferences } from '../couple/couple-preferences.js';
import type { ClientFacts } from '../facts/index.js';
import type { AdmissionRule, CapacityReport, Program } from '../program.js';
import { candidateAt } from './candidate.js';
import type { PlanDraft } from './plan-draft.js';
import { comparePlans } from './rank-plans.js';
import { sameProgramPlans } from './same-program-plans.js';

const AS_OF = '2026-03-10T09:00:00-04:00';
const SEEKS: ClientFacts = { levelsOfCareSought: ['residential-short-term'] };
const WOMAN: ClientFacts = { ...SEEKS, gender: 'woman', pregnant: 'no' };
const PREGNANT: ClientFacts = { ...SEEKS, gender: 'woman', pregnant: 'yes' };
const MAN: ClientFacts = { ...SEEKS, gender: 'man' };

let reports = 0;
const report = (told: Partial<CapacityReport> = {}): CapacityReport => ({
  ...{ id: `report-${String((reports += 1))}`, kind: 'any', open: 1, from: '2026-03-10', holdDays: 7 },
  ...{ access: { mode: 'bookable' }, reportedAt: AS_OF },
  ...told,
});

const LETTER: AdmissionRule = {
  ...{ id: 'letter', version: 1, authority: 'program', effectiveFrom: '2020-01-01' },
  tree: { type: 'photo-id', values: { accepts: ['agency-letter'] } },
};

interface Setting {
  readonly ana: ClientFacts;
  readonly ben: ClientFacts;
  readonly program: Partial<Program>;
  readonly stated?: Partial<CouplePreferences>;
}

function plansIn({ ana, ben, program, stated = {} }: Setting): PlanDraft[] {
  const elm: Program = {
    ...{ id: 'elm', name: 'Elm', organizationId: 'elm', siteId: 'elm', timeZone: 'America/New_York' },
    ...{ levelsOfCare: ['residential-short-term'], couplePolicy: 'both-at-once', coupleConditions: [] },
    ...{ medications: [], rules: [], capacity: [], reportFreshHours: 24 },
    ...program,
  };
  const preferences = completePreferences(stated);
  const terms = { asOf: AS_OF, horizonDays: 90, travelLimitMiles: null };
  const at = (clientId: string, facts: ClientFacts) => candidateAt({ clientId, facts }, elm, terms);
  return sameProgramPlans(at('ana', ana), at('ben', ben), { preferences, terms, compare: comparePlans(preferences) });
}

const brief = ({ kind, provisional, legs }: PlanDraft) =>
  [kind, provisional ? 'provisional' : 'feasible', ...legs.map(({ startOn = '?' }) => startOn)].join(' ');
const briefs = (setting: Setting) => plansIn(setting).map(brief);

describe('both in one program', () => {
  it('start together on the later of their days where there are two places', () => {
    const program = { capacity: [report({ open: 2 })], rules: [LETTER] };
    const [ana, ben]: ClientFacts[] = [
      { ...WOMAN, photoIds: [] },
      { ...MAN, photoIds: ['agency-letter'] },
    ];
    expect(briefs({ ana: ana!, ben: ben!, program })).toEqual(['same-program-together feasible 2026-03-11 2026-03-11']);
  });

  it('start one after the other, in either order, where one a day is taken', () => {
    const access = { mode: 'recurring-intake', perDay: 1, weekdays: ['tuesday', 'thursday'] } as const;
    expect(briefs({ ana: WOMAN, ben: MAN, program: { capacity: [report({ access })] } })).toEqual([
      'same-program-staggered feasible 2026-03-10 2026-03-12',
      'same-program-staggered feasible 2026-03-12 2026-03-10',
    ]);
  });

  it('share out the places so that the one who comes first leaves the place that fits the other', () => {
    const capacity = [report({ kind: 'any' }), report({ kind: 'woman', holdDays: 0 })];
    const ben: ClientFacts = { ...MAN, photoIds: [] };
    const program = { capacity, rules: [LETTER] };
    expect(briefs({ ana: { ...WOMAN, photoIds: ['agency-letter'] }, ben, program })).toEqual([
      'same-program-staggered feasible 2026-03-10 2026-03-11',
    ]);
  });

  it.each<[string, Partial<Program>]>([
    ['one bed', { capacity: [report()] }],
    ['a program that bars partners at once', { couplePolicy: 'not-at-once', capacity: [report({ open: 2 })] }],
    ['a couples residence with places on two days only', { couplePolicy: 'couples-only', capacity: [report()] }],
  ])('have no plan with %s', (_case, program) => {
    expect(briefs({ ana: WOMAN, ben: MAN, program })).toEqual([]);
  });

  it('have no plan side by side where one must keep the household', () => {
    const program = { capacity: [report({ open: 2 })] };
    expect(briefs({ ana: WOMAN, ben: MAN, program, stated: { householdRule: 'one-at-a-time' } })).toEqual([]);
  });

  it.each<[string, Partial<Program>, string]>([
    ['nobody asked about couples', { couplePolicy: 'not-asked' }, 'whether both partners may be admitted'],
    ['one couple at a time', { coupleConditions: ['one-couple-at-a-time'] }, 'whether another couple is there now'],
  ])('have a plan to be confirmed where %s', (_case, program, what) => {
    const [plan] = plansIn({ ana: WOMAN, ben: MAN, program: { ...program, capacity: [report({ open: 2 })] } });
    expect(plan).toMatchObject({ provisional: true, conditions: [{ of: 'staff', what }] });
  });

  it('have an undated plan while nobody has said what is open', () => {
    expect(briefs({ ana: WOMAN, ben: MAN, program: {} })).toEqual(['same-program-together provisional ? ?']);
  });

  it('have none where places for one are reported full, whatever is unknown of the other', () => {
    const capacity = [report({ kind: 'man', open: 0 })];
    expect(briefs({ ana: WOMAN, ben: MAN, program: { capacity } })).toEqual([]);
  });
});

describe('a pregnant partner', () => {
  const rules = [LETTER];
  const ready: ClientFacts = { photoIds: ['agency-letter'] };

  it('goes first and is not made to wait', () => {
    const program = { capacity: [report({ open: 2 })], rules };
    const ben = { ...MAN, photoIds: [] };
    expect(briefs({ ana: { ...PREGNANT, ...ready }, ben, program })).toEqual([
      'same-program-staggered feasible 2026-03-10 2026-03-11',
    ]);
  });

  it('may wait for a partner who is pregnant too', () => {
    const program = { capacity: [report({ open: 2 })], rules };
    const ben = { ...PREGNANT, photoIds: [] };
    expect(briefs({ ana: { ...PREGNANT, ...ready }, ben, program })).toEqual([
      'same-program-together feasible 2026-03-11 2026-03-11',
    ]);
  });

  it('keeps a day of the own that is known while nobody knows of a place for the other', () => {
    const capacity = [report({ kind: 'woman', open: 1 })];
    expect(briefs({ ana: PREGNANT, ben: MAN, program: { capacity } })).toEqual([
      'same-program-staggered provisional 2026-03-10 ?',
    ]);
    expect(briefs({ ana: WOMAN, ben: MAN, program: { capacity } })).toEqual(['same-program-together provisional ? ?']);
  });

  it('is asked about before she is made to wait, unless recorded as a man', () => {
    const program = { capacity: [report({ open: 2 })], rules };
    const ben = { ...MAN, photoIds: [] };
    const stated = { windowDays: 0 };
    const waits = (ana: ClientFacts) =>
      plansIn({ ana: { ...SEEKS, ...ready, ...ana }, ben, program, stated })[0]?.conditions;
    expect(waits({ gender: 'woman' })).toMatchObject([{ of: 'client', clientId: 'ana', fact: 'pregnant' }]);
    expect(waits({})).toMatchObject([{ fact: 'pregnant' }]);
    expect(waits({ gender: 'man' })).toEqual([]);
    expect(waits({ gender: 'woman', pregnant: 'no' })).toEqual([]);
  });
});
