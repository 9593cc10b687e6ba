import type { ClientFacts } from '../facts/index.js';
import type { AdmissionRule, CapacityReport, Program } from '../program.js';
import { decideAdmission } from './decide-admission.js';
import type { RuleTree } from './rule-tree.js';

const AS_OF = '2026-03-10T09:00:00-04:00';
const SEEKS: ClientFacts = { levelsOfCareSought: ['residential-short-term'] };

const rule = (id: string, tree: RuleTree, rest: Partial<AdmissionRule> = {}): AdmissionRule => ({
  ...{ id, version: 1, authority: 'program', effectiveFrom: '2020-01-01' },
  tree,
  ...rest,
});

const beds = (from = '2026-03-10', holdDays = 3): CapacityReport => ({
  ...{ id: 'beds', kind: 'any', open: 2, access: { mode: 'bookable' }, reportedAt: AS_OF },
  from,
  holdDays,
});

const program = (rules: AdmissionRule[], capacity: CapacityReport[] = [beds()]): Program => ({
  ...{ id: 'elm', name: 'Elm', organizationId: 'elm', siteId: 'elm', timeZone: 'America/New_York' },
  ...{ levelsOfCare: ['residential-short-term'], couplePolicy: 'both-at-once', coupleConditions: [], medications: [] },
  reportFreshHours: 24,
  rules,
  capacity,
});

const decide = (facts: ClientFacts, rules: AdmissionRule[], capacity?: CapacityReport[], horizonDays = 90) =>
  decideAdmission({ facts: { ...SEEKS, ...facts }, program: program(rules, capacity), asOf: AS_OF, horizonDays });

const ID_CARD: RuleTree = { type: 'photo-id', values: { accepts: ['agency-letter'] } };
const NO_COURT: RuleTree = { type: 'court-date', values: { noneWithinDays: 5 } };
const TB_TEST: RuleTree = { type: 'tb-test', values: { withinMonths: 6 } };
const ADULT: RuleTree = { type: 'age-range', values: { minimumYears: 18 } };

describe('the four decisions', () => {
  it.each<[string, ClientFacts, string]>([
    ['every rule is met', { photoIds: ['agency-letter'] }, 'ready'],
    ['work would meet it', { photoIds: [] }, 'after-steps'],
    ['nobody has asked', {}, 'undetermined'],
    ['another level of care is sought', { levelsOfCareSought: ['outpatient'] }, 'excluded'],
  ])('when %s', (_case, facts, decision) => {
    expect(decide(facts, [rule('id', ID_CARD)]).decision).toBe(decision);
  });

  it('turns away for one final rule, whatever else is unknown', () => {
    const adult = rule('adult', ADULT);
    expect(decide({ dateOfBirth: '2015-01-01' }, [rule('id', ID_CARD), adult]).decision).toBe('excluded');
  });

  it('leaves open what capacity leaves open, and does not turn away from a full house', () => {
    const has: ClientFacts = { photoIds: ['agency-letter'] };
    expect(decide(has, [rule('id', ID_CARD)], []).decision).toBe('undetermined');
    const full = decide(has, [rule('id', ID_CARD)], [{ ...beds(), open: 0 }]);
    expect([full.decision, full.startOn]).toEqual(['ready', undefined]);
  });

  it('does the work of several rules side by side', () => {
    const facts: ClientFacts = { photoIds: [], tbTest: { result: 'none' } };
    const { readyOn, steps, startOn } = decide(facts, [rule('id', ID_CARD), rule('tb', TB_TEST)]);
    expect([readyOn, startOn, steps.map(({ code }) => code)]).toEqual([
      '2026-03-13',
      '2026-03-13',
      ['agency-letter', 'tb-test'],
    ]);
  });

  it('is ready only on a day on which nothing new stands in the way', () => {
    const facts: ClientFacts = { photoIds: [], courtDates: ['2026-03-17'] };
    const { readyOn, findings } = decide(facts, [
      rule('id', ID_CARD),
      rule('court', { ...NO_COURT, values: { noneWithinDays: 6 } }),
    ]);
    expect(readyOn).toBe('2026-03-18');
    expect(findings.filter(({ finding }) => finding.outcome !== 'met').map(({ rule: { id } }) => id)).toEqual([
      'id',
      'court',
    ]);
  });

  it('waits for a rule to end, inside the horizon only', () => {
    const ends = rule('adult', { type: 'age-range', values: { maximumYears: 30 } }, { effectiveTo: '2026-03-14' });
    const facts: ClientFacts = { dateOfBirth: '1980-01-01' };
    expect(decide(facts, [ends])).toMatchObject({ decision: 'after-steps', readyOn: '2026-03-15' });
    expect(decide(facts, [ends], [beds()], 4).decision).toBe('excluded');
  });
});

describe('a start that lies later', () => {
  const soon = [beds('2026-03-20', 2)];

  it('names the work that a rule asks for which only begins before it', () => {
    const begins = rule('id', ID_CARD, { effectiveFrom: '2026-03-15' });
    expect(decide({ photoIds: [] }, [begins], soon)).toMatchObject({
      decision: 'after-steps',
      readyOn: '2026-03-11',
      startOn: '2026-03-20',
      steps: [{ code: 'agency-letter' }],
    });
    expect(decide({}, [begins], soon)).toMatchObject({ decision: 'undetermined', asks: [{ fact: 'photoIds' }] });
  });

  it('names the test that will be too old by then', () => {
    const facts: ClientFacts = { tbTest: { result: 'negative', on: '2025-09-15' } };
    expect(decide(facts, [rule('tb', TB_TEST)], soon)).toMatchObject({
      decision: 'after-steps',
      startOn: '2026-03-20',
      steps: [{ code: 'tb-test' }],
    });
    expect(decide(facts, [rule('tb', TB_TEST)]).decision).toBe('ready');
  });

  it('passes over a day on which court is near', () => {
    const { startOn, decision } = decide({ courtDates: ['2026-03-21'] }, [rule('court', NO_COURT)], soon);
    expect([decision, startOn]).toEqual(['ready', '2026-03-22']);
  });
});

describe('a way out that leads into another barrier', () => {
  it('is not the last word while a quicker way may work', () => {
    const tooOldByThen = rule('young', { type: 'age-range', values: { maximumYears: 24 } });
    const facts: ClientFacts = { courtDates: ['2026-03-14'], dateOfBirth: '2001-03-15' };
    const decision = decide(facts, [rule('court', NO_COURT), tooOldByThen]);
    expect(decision).toMatchObject({ decision: 'undetermined', readyOn: '2026-03-13' });
    expect(decision.asks).toEqual([{ of: 'staff', question: 'Does the court agree to another date?' }]);
  });
});
