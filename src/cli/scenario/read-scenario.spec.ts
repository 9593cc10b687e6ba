import { readScenario } from './read-scenario.js';
import { ScenarioUnreadable } from './scenario.js';

const STORY = `
title: Two years of use, and no paper
asOf: 2026-03-10T09:00:00-04:00
programs:
  - id: elm-street
    levelsOfCare: [opioid-treatment-program]
    rules:
      - type: age-range
        values: { minimumYears: 18 }
        authority: state
    capacity:
      - reportedAt: 2026-03-09T08:00:00-04:00
        access: { mode: recurring-intake, perDay: 2, weekdays: [monday] }
clients:
  - id: ana
    facts: { dateOfBirth: 1990-05-01, pregnant: no }
    answers:
      - { fact: photoIds, state: refused }
      - { fact: balances, value: [], source: reported-by-other }
  - id: ben
    privateScreen: { askedOn: 2026-03-09, safetyConcern: no }
couples:
  - partners: [ana, ben]
    preferences: { radiusMiles: 5 }
expect:
  decisions:
    ana: { elm-street: undetermined }
  couples:
    - couple: [ana, ben]
      gates: unscreened
`;

const problemsOf = (text: string): readonly string[] => {
  try {
    readScenario(text);
    return [];
  } catch (error) {
    if (error instanceof ScenarioUnreadable) return error.problems;
    throw error;
  }
};

describe('reading a scenario', () => {
  it('takes what is written of a program and leaves unknown what is not', () => {
    const [program] = readScenario(STORY).programs;
    expect(program).toMatchObject({
      organizationId: 'elm-street',
      couplePolicy: 'not-asked',
      rules: [{ tree: { type: 'age-range', values: { minimumYears: 18 } }, authority: 'state' }],
      capacity: [{ kind: 'any', from: '2026-03-09', access: { mode: 'recurring-intake', perDay: 2 } }],
    });
    expect(program).not.toHaveProperty('typicalStayDays');
    expect(program).not.toHaveProperty('point');
  });

  it('keeps the state and the source of each answer, and reads no as an answer', () => {
    expect(readScenario(STORY).clients[0]?.answers).toMatchObject([
      { fact: 'dateOfBirth', state: 'known', value: '1990-05-01', source: 'self' },
      { fact: 'pregnant', state: 'known', value: 'no', source: 'self' },
      { fact: 'photoIds', state: 'refused', source: 'self' },
      { fact: 'balances', state: 'known', value: [], source: 'reported-by-other' },
    ]);
  });

  it('tells a partner who was not seen alone from one who was', () => {
    const [ana, ben] = readScenario(STORY).clients;
    expect(ana).not.toHaveProperty('privateScreen');
    expect(ben?.privateScreen).toEqual({ askedOn: '2026-03-09', safetyConcern: 'no' });
  });

  it('completes the preferences and keeps what is expected', () => {
    const { couples, expectDecisions, expectCouples } = readScenario(STORY);
    expect(couples).toMatchObject([{ link: 'confirmed', preferences: { radiusMiles: 5, windowDays: 7 } }]);
    expect(expectDecisions).toEqual({ ana: { 'elm-street': { decision: 'undetermined' } } });
    expect(expectCouples).toEqual([{ couple: ['ana', 'ben'], gates: 'unscreened' }]);
  });

  it.each([
    ['a fact that does not exist', 'dateOfBirth:', 'birthday:', '"birthday" is not in the fact dictionary'],
    ['a day that does not exist', '1990-05-01', '1990-02-30', 'dateOfBirth takes a day'],
    ['a rule with a value it does not take', 'minimumYears: 18', 'minimumYears: old', 'values.minimumYears'],
    ['a rule of no known type', 'age-range', 'age', '"age" is not a rule type'],
    ['a field that does not exist', 'levelsOfCare:', 'levels:', 'programs[0]: "levels" is not known here'],
    ['a moment without its zone', '08:00:00-04:00', '08:00:00', 'programs[0].capacity[0].reportedAt'],
    ['a preference that no couple has', 'radiusMiles', 'radius', 'couples[0].preferences'],
    ['a program that is not in the file', 'elm-street: undetermined', 'oak: ready', 'no program is called "oak"'],
    ['a client who is not in the file', 'ana: {', 'anna: {', 'no client is called "anna"'],
    ['two clients with one id', 'id: ben', 'id: ana', 'two clients have the same id'],
    ['a decision that there is not', 'undetermined', 'perhaps', 'expect.decisions.ana.elm-street'],
  ])('refuses %s and says where', (_case, right, wrong, problem) => {
    expect(STORY).toContain(right);
    expect(problemsOf(STORY.replace(right, wrong)).join('\n')).toContain(problem);
  });

  it.each([
    ['a fact without a value', 'pregnant: no', 'pregnant:', 'pregnant takes yes or no'],
    ['facts without any', 'facts: { dateOfBirth: 1990-05-01, pregnant: no }', 'facts:', 'clients[0].facts: must be'],
    [
      'a value of an answer that was refused',
      'state: refused',
      'state: refused, value: []',
      'only when the state is known',
    ],
    ['half a place on the map', 'id: elm-street', 'id: elm-street\n    latitude: 41', 'programs[0].longitude'],
    ['a place off the map', 'id: ben', 'id: ben\n    latitude: 91\n    longitude: 0', 'from -90 to 90'],
    ['half a client a day', 'perDay: 2', 'perDay: 0.5', 'access.perDay'],
    ['intake on no day', 'weekdays: [monday]', 'weekdays: []', 'at least one day of the week'],
    [
      'a time of day that there is not',
      'mode: recurring-intake, perDay: 2, weekdays: [monday]',
      "mode: call-list, at: '25:00'",
      'a time of day such as 07:30',
    ],
    [
      'beds kept for no number of days',
      'access: {',
      'holdDays: -1\n        access: {',
      'holdDays: must be a number from 0',
    ],
    [
      'a rule that ends before it begins',
      'authority: state',
      'effectiveFrom: 2026-02-01\n        effectiveTo: 2026-01-01',
      'effectiveTo',
    ],
    ['a flag that is no flag', 'authority: state', 'stricterThanFederal: perhaps', 'must be true or false'],
    ['a couple with one person', 'partners: [ana, ben]', 'partners: [ana, ana]', 'cannot be the own partner'],
  ])('refuses %s', (_case, right, wrong, problem) => {
    expect(STORY).toContain(right);
    expect(problemsOf(STORY.replace(right, wrong)).join('\n')).toContain(problem);
  });

  it.each([
    ['gates: ajar', 'gates: must be one of open'],
    ['outcome: perhaps', 'outcome: must be one of plans'],
    ['couple: [ana, cy]', 'couple: must name the two clients of a couple'],
    ['plans: together', 'plans: must be a list'],
    ['plans:', 'plans: must be a list'],
    ['plans: [{}]', 'plans[0]: says nothing of the plan'],
    ['plans: [{ kind: together }]', 'plans[0].kind: must be one of same-program-together'],
    ['plans: [{ status: certain }]', 'plans[0].status'],
    ['plans: [{ programs: { anna: elm-street } }]', '"anna" is not one of the two partners'],
    ['plans: [{ programs: { ana: oak } }]', 'plans[0].programs.ana: must be one of elm-street'],
    ['plans: [{ bridges: { ana: oak } }]', 'plans[0].bridges.ana'],
    ['plans: [{ starts: { ana: today } }]', 'plans[0].starts.ana: must be a day'],
    ['plans: [{ startsFirst: anna }]', 'plans[0].startsFirst'],
    ['plans: [{ gapDays: few }]', 'plans[0].gapDays'],
    ['plans: [{ sendable: yes }]', 'plans[0].sendable: must be true or false'],
    ['plansInclude: [{ alerts: [danger] }]', 'plansInclude[0].alerts[0]: must be one of withdrawal-clock'],
    ['plansExclude: [{ confirm: policy }]', 'plansExclude[0].confirm: must be a list'],
    ['nearMisses: [{ cause: bad-luck }]', 'nearMisses[0].cause: must be one of one-place'],
    ['nearMisses: [{ cause: rule, rule: no-rule }]', 'nearMisses[0].rule'],
    ['nearMisses: [{ cause: one-place, programs: [oak] }]', 'nearMisses[0].programs[0]'],
    ['nextQuestion: { fact: birthday }', 'nextQuestion.fact'],
    ['nextQuestion: { of: staff }', 'nextQuestion.of'],
    ['nextStep: { client: cy }', 'nextStep.client'],
    ['next: null', '"next" is not known here'],
  ])('refuses an expectation that it could not compare: %s', (wrong, problem) => {
    const text = wrong.startsWith('couple:')
      ? STORY.replace('couple: [ana, ben]', wrong)
      : STORY.replace('gates: unscreened', wrong);
    expect(problemsOf(text).join('\n')).toContain(problem);
  });

  it.each([
    ['{ decision: ready, barriers: [no-rule] }', 'barriers[0]'],
    ['{ decision: ready, asks: [birthday] }', 'asks[0]'],
    ['{ decision: ready, steps: letter }', 'steps: must be a list'],
    ['{ decision: ready, readyOn: soon }', 'readyOn: must be a day'],
    ['[ready]', 'decisions.ana.elm-street'],
  ])('refuses an expected decision that it could not compare: %s', (wrong, problem) => {
    expect(problemsOf(STORY.replace('elm-street: undetermined', `elm-street: ${wrong}`)).join('\n')).toContain(problem);
  });

  it('takes a report without a date for the day on which it was made, at the place of the program', () => {
    const late = STORY.replace('2026-03-09T08:00:00-04:00', '2026-03-09T23:00:00-07:00');
    expect(readScenario(late).programs[0]?.capacity[0]?.from).toBe('2026-03-10');
    const west = late.replace('id: elm-street', 'id: elm-street\n    timeZone: America/Phoenix');
    expect(readScenario(west).programs[0]?.capacity[0]?.from).toBe('2026-03-09');
  });

  it('names every problem at once, each on its line', () => {
    const text = STORY.replace('asOf: 2026-03-10T09:00:00-04:00', 'asOf: today').replace('age-range', 'age');
    expect(problemsOf(text)).toHaveLength(2);
    expect(() => readScenario(text)).toThrow(/^asOf: must be a day[^\n]*\nprograms\[0\]\.rules\[0\]: /);
  });

  it.each(['title: [', '', 'title: a\ntitle: b'])('refuses %j', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
  });
});
