import { checkScenario } from './check-scenario.js';
import { playScenario } from './play-scenario.js';
import { readScenario } from './read-scenario.js';
import { reportScenario } from './report-scenario.js';

const STORY = `
title: Two beds and a photo ID
asOf: 2026-03-10T09:00:00-04:00
programs:
  - id: elm-street
    levelsOfCare: [residential-short-term]
    couplePolicy: both-at-once
    rules: [{ id: id-card, type: photo-id, values: { accepts: [agency-letter] } }]
    capacity: [{ open: 2, holdDays: 3 }]
  - id: day-center
    levelsOfCare: [day-treatment]
clients:
  - id: zoe
    facts: { gender: man, levelsOfCareSought: [residential-short-term], photoIds: [agency-letter] }
    answers: [{ fact: photoIds, value: [] }]
    privateScreen: { wantsTreatment: yes, wantsToBePlacedTogether: yes, safetyConcern: no, acuteEmergency: no, noContactOrder: no }
  - id: ben
    facts: { gender: man, levelsOfCareSought: [residential-short-term], photoIds: [agency-letter] }
    answers: [{ fact: photoIds, state: refused }]
    privateScreen: { wantsTreatment: yes, wantsToBePlacedTogether: yes, safetyConcern: no, acuteEmergency: no, noContactOrder: no }
couples:
  - partners: [zoe, ben]
`;

const reported = (text: string) => {
  const scenario = readScenario(text);
  return reportScenario(scenario, playScenario(scenario), []);
};

const differences = (expected: string) => {
  const scenario = readScenario(`${STORY}expect:\n  couples:\n    - { couple: [ben, zoe], ${expected} }\n`);
  return checkScenario(scenario, playScenario(scenario));
};

describe('the report of a scenario', () => {
  const { decisions, couples } = reported(STORY);

  it('lets the newest answer count, also where it takes back what was known', () => {
    expect(decisions['zoe']?.['elm-street']).toMatchObject({
      decision: 'after-steps',
      readyOn: '2026-03-11',
      startOn: '2026-03-11',
      barriers: [{ ruleId: 'id-card', outcome: 'unmet', because: 'does not have an ID that the program takes' }],
      steps: [{ code: 'agency-letter', actor: 'worker', leadDays: 1 }],
      asks: [],
    });
    expect(decisions['ben']?.['elm-street']).toMatchObject({
      decision: 'undetermined',
      barriers: [{ outcome: 'unknown', because: 'not recorded: photo ID' }],
      asks: [{ of: 'client', fact: 'photoIds' }],
    });
  });

  it('says of a program that offers other care that it was not considered', () => {
    expect(decisions['ben']?.['day-center']?.decision).toBe('not-considered');
  });

  it('has everything of the couple but why a gate is closed', () => {
    expect(Object.keys(couples[0] ?? {}).sort()).toEqual(
      ['asOf', 'gates', 'individual', 'leavesOut', 'nearMisses', 'nextQuestion', 'nextStep'].concat([
        'outcome',
        'partners',
        'plans',
      ]),
    );
    expect(couples[0]).toMatchObject({ partners: ['ben', 'zoe'], gates: 'open', outcome: 'plans' });
    expect(couples[0]?.nextQuestion).toMatchObject({ clientId: 'ben', fact: 'photoIds' });
  });

  it('is the same whoever is named first', () => {
    expect(reported(STORY.replace('[zoe, ben]', '[ben, zoe]'))).toEqual(reported(STORY));
  });
});

describe('comparing with what is expected', () => {
  it('finds no difference where there is none', () => {
    expect(
      differences('gates: open, plans: [{ status: provisional, confirm: [Which ID] }], nextStep: { client: zoe }'),
    ).toEqual([]);
  });

  it.each([
    ['gates: closed', 'expected gates closed, got open'],
    ['plans: []', 'expected 0 plans, got 1'],
    ['plans: [{ kind: same-program-together, bothInOn: null }]', 'expected bothInOn null, got 2026-03-11'],
    ['plans: [{ confirm: [] }]', 'expected no confirm'],
    ['plans: [{ alerts: [no-contact] }]', 'no alert no-contact'],
    ['plansInclude: [{ kind: sequenced }]', 'no plan {"kind":"sequenced"}'],
    ['plansExclude: [{ programs: { ben: elm-street } }]', 'there is a plan'],
    ['nearMisses: [{ cause: one-place }]', 'no near miss'],
    ['nextQuestion: null', 'nextQuestion is'],
    ['nextStep: { client: ben }', 'expected nextStep.client ben, got zoe'],
  ])('says where the outcome differs from %s', (expected, difference) => {
    expect(differences(expected).join('\n')).toContain(difference);
  });
});
