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

  it('names every problem at once, each on its line', () => {
    const text = STORY.replace('asOf: 2026-03-10T09:00:00-04:00', 'asOf: today').replace('age-range', 'age');
    expect(problemsOf(text)).toHaveLength(2);
    expect(() => readScenario(text)).toThrow(/^asOf: must be a day[^\n]*\nprograms\[0\]\.rules\[0\]: /);
  });

  it.each(['title: [', '', 'title: a\ntitle: b'])('refuses %j', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
  });
});
