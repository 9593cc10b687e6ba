import type { ClientFacts } from '../facts/index.js';
import { completePreferences } from '../couple/couple-preferences.js';
import type { AdmissionRule, CapacityReport, Program } from '../program.js';
import { addTally, BarrierCounter, emptyTally } from './barriers.js';
import { AllPrograms } from './caseload-programs.js';
import { pruned } from './causes.js';
import { effectOf } from './program-change.js';
import type { WaitingCouple } from './waiting-couple.js';

const AS_OF = '2026-03-10T09:00:00-04:00';

const beds = (open: number): CapacityReport => ({
  ...{ id: `beds-${String(open)}`, kind: 'any', open, from: '2026-03-10', holdDays: 5, access: { mode: 'bookable' } },
  reportedAt: AS_OF,
});

const house = (id: string, told: Partial<Program> = {}): Program => ({
  ...{ id, name: id, organizationId: id, siteId: id, timeZone: 'America/New_York', reportFreshHours: 24 },
  ...{ levelsOfCare: ['residential-short-term'], couplePolicy: 'both-at-once', coupleConditions: [] },
  ...{ medications: [], rules: [], capacity: [beds(2)], point: { latitude: 41, longitude: -72 } },
  ...told,
});

const rule = (type: string, values: object): AdmissionRule => ({
  ...{ id: type, version: 1, authority: 'program', effectiveFrom: '2020-01-01', tree: { type, values: { ...values } } },
});

const WOMEN_ONLY = rule('gender-served', { genders: ['woman'] });
const UNDER_30 = rule('age-range', { maximumYears: 29 });

function couple(ana: ClientFacts = {}, ben: ClientFacts = {}): WaitingCouple {
  const common: ClientFacts = { levelsOfCareSought: ['residential-short-term'], dateOfBirth: '1980-05-01' };
  return {
    partners: [
      { clientId: 'one', facts: { ...common, gender: 'woman', pregnant: 'no', ...ana } },
      { clientId: 'other', facts: { ...common, gender: 'man', ...ben } },
    ],
    preferences: completePreferences({}),
  };
}

function barriersAt(programs: readonly Program[], couples = [couple()]) {
  const counter = new BarrierCounter(new AllPrograms(programs, AS_OF));
  for (const one of couples) counter.add(one);
  const { causes, ...tally } = counter.tally;
  return { ...tally, causes: Object.fromEntries([...causes].map(([key, { couples: count }]) => [key.trim(), count])) };
}

describe('what stands in the way of couples', () => {
  it('is one rule of one house', () => {
    expect(
      barriersAt([house('elm', { rules: [WOMEN_ONLY] })], [couple(), couple(), couple({}, { gender: 'woman' })]),
    ).toEqual({
      ...{ waiting: 3, withoutPlan: 2, withoutSingleCause: 0 },
      causes: { 'rule-type gender-served': 2, 'rule-type gender-served elm': 2 },
    });
  });

  it('is that rule at either of two houses, where either would do', () => {
    const houses = [house('elm', { rules: [WOMEN_ONLY] }), house('oak', { rules: [WOMEN_ONLY] })];
    expect(barriersAt(houses).causes).toEqual({
      'rule-type gender-served': 1,
      'rule-type gender-served elm': 1,
      'rule-type gender-served oak': 1,
    });
  });

  it('is a rule at two houses at once, and at neither alone, where each has one bed', () => {
    const told = { rules: [UNDER_30], capacity: [beds(1)] };
    expect(barriersAt([house('elm', told), house('oak', told)]).causes).toEqual({ 'rule-type age-range': 1 });
  });

  it('is nothing alone, where two rules are in the way', () => {
    expect(barriersAt([house('elm', { rules: [WOMEN_ONLY, UNDER_30] })])).toEqual({
      ...{ waiting: 1, withoutPlan: 1, withoutSingleCause: 1, causes: {} },
    });
  });

  it('is the lack of places', () => {
    expect(barriersAt([house('elm', { capacity: [beds(1)] })]).causes).toEqual({ capacity: 1, 'capacity elm': 1 });
    expect(barriersAt([house('elm', { capacity: [beds(0)] })]).causes).toEqual({ capacity: 1, 'capacity elm': 1 });
  });

  it('is how a house takes couples', () => {
    const programs = [
      house('elm', { couplePolicy: 'couples-only', capacity: [beds(1)] }),
      house('oak', { rules: [WOMEN_ONLY], capacity: [beds(1)] }),
    ];
    expect(barriersAt(programs).causes).toMatchObject({ 'couple-policy': 1, 'couple-policy elm': 1 });
  });

  it('is never a fact that nobody has asked for', () => {
    const asked = couple({ gender: 'woman' }, { gender: 'woman' });
    const [one, other] = asked.partners;
    const { gender: _, ...unknown } = other.facts;
    const notAsked: WaitingCouple = { ...asked, partners: [one, { ...other, facts: unknown }] };
    expect(barriersAt([house('elm', { rules: [WOMEN_ONLY] })], [notAsked])).toMatchObject({ withoutPlan: 0 });
  });

  it('adds up over threads', () => {
    const total = emptyTally();
    for (let thread = 0; thread < 2; thread += 1) {
      const counter = new BarrierCounter(new AllPrograms([house('elm', { rules: [WOMEN_ONLY] })], AS_OF));
      counter.add(couple());
      addTally(total, counter.tally);
    }
    expect(total).toMatchObject({ waiting: 2, withoutPlan: 2 });
    expect(total.causes.get('rule-type gender-served elm')?.couples).toBe(2);
  });
});

describe('a change of one program', () => {
  const elm = house('elm', { rules: [WOMEN_ONLY] });
  const open = house('elm');
  const programs = new AllPrograms([elm], AS_OF);
  const effect = (before: Program | null, after: Program | null, one = couple()) =>
    effectOf(one, { programId: 'elm', before, after }, programs);

  it.each([
    ['gains', 'opens it to both', elm, open],
    ['loses', 'closes it to one', open, elm],
    ['gains', 'opens a new program', null, open],
    ['loses', 'closes the program', open, null],
    ['none', 'changes nothing', elm, elm],
  ] as const)('%s where it %s', (expected, _, before, after) => {
    expect(effect(before, after)).toBe(expected);
  });

  it('does nothing for a couple that has a plan elsewhere', () => {
    const both = new AllPrograms([elm, house('oak')], AS_OF);
    expect(effectOf(couple(), { programId: 'elm', before: elm, after: open }, both)).toBe('none');
  });

  it('does nothing where neither seeks what it offers', () => {
    const outpatient: ClientFacts = { levelsOfCareSought: ['outpatient'] };
    expect(effect(elm, open, couple(outpatient, outpatient))).toBe('none');
  });
});

describe('a rule tree without one type of rule', () => {
  const [women, young] = [WOMEN_ONLY.tree, UNDER_30.tree];
  it.each([
    ['a rule that is alone', women, true],
    ['one of several that are asked together', { all: [women, young] }, { all: [young] }],
    ['one of several ways to be met', { any: [women, young] }, true],
    ['an exclusion', { not: women }, true],
    ['one of several exclusions', { not: { any: [women, young] } }, { not: { any: [young] } }],
    ['an exclusion of those to whom both apply', { not: { all: [women, young] } }, true],
    ['a tree in which it does not occur', { all: [young] }, { all: [young] }],
  ])('takes out %s', (_, tree, expected) => {
    expect(pruned(tree, 'gender-served')).toEqual(expected);
  });
});
