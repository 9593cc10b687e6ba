import { readScenario } from './read-scenario.js';
import { ScenarioUnreadable } from './scenario.js';

const STORY = `
title: Rules of others
asOf: 2026-03-10T09:00:00-04:00
funders:
  - id: county
    rules: [{ type: tb-test, values: { withinMonths: 6 } }]
agencies:
  - id: north
    rules: [{ type: photo-id, values: { accepts: [] } }]
programs:
  - id: elm-street
    organizationId: north
    levelsOfCare: [outpatient]
    funders: [county]
    rules: [{ type: age-range, values: { minimumYears: 18 } }]
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

describe('reading rules that several programs have', () => {
  it('gives each program its own and those it inherits, and says from where', () => {
    const { programs, ruleOwners } = readScenario(STORY);
    expect(programs[0]?.rules.map(({ id, inheritedFrom }) => [id, inheritedFrom])).toEqual([
      ['elm-street-rule-1', undefined],
      ['funder-county-rule-1', 'funder'],
      ['agency-north-rule-1', 'agency'],
    ]);
    expect(ruleOwners.map(({ programs: bound }) => bound)).toEqual([['elm-street'], ['elm-street']]);
  });

  it.each([
    ['a funder that is not there', ['funders: [county]', 'funders: [state]'], 'no funder is called "state"'],
    ['a funder of no program', ['    funders: [county]\n', ''], 'no program names the funder "county"'],
    ['an agency of no program', ['agencies:\n  - id: north', 'agencies:\n  - id: oak'], 'the agency "oak"'],
    ['a rule that cannot be read', ['withinMonths: 6', 'withinMonths: x'], 'withinMonths cannot be used as given'],
    ['a state that is none', ['funders: [county]', 'funders: [county]\n    state: XX'], 'must be one of'],
  ] as const)('refuses %s', (_case, [from, to], problem) => {
    expect(problemsOf(STORY.replace(from, to)).join(' ')).toContain(problem);
  });
});
