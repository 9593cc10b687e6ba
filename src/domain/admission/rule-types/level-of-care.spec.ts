import type { RuleContext } from '../rule-type.js';
import { levelOfCare } from './level-of-care.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

describe('level of care', () => {
  const find = (levelsOfCareSought: readonly string[] | undefined, levels: readonly string[]) =>
    levelOfCare.evaluate(levelsOfCareSought ? { levelsOfCareSought } : {}, { levels }, CONTEXT);

  it('is met by one level in common', () => {
    const sought = ['residential-short-term', 'opioid-treatment-program'];
    expect(find(sought, ['outpatient', 'opioid-treatment-program']).outcome).toBe('met');
  });

  it('is final where no level is in common', () => {
    expect(find(['outpatient'], ['residential-long-term'])).toEqual({
      outcome: 'unmet',
      because: 'offers only: residential-long-term',
      remedies: [],
    });
  });

  it.each([
    ['asam-3:3.7-WM', 'asam-4:3.7', 'met'],
    ['asam-4:1.5', 'asam-3:1', 'met'],
    ['asam-3:3.5', 'asam-4:3.1', 'unmet'],
    ['asam-3:3.3', 'asam-3:3.5', 'unmet'],
    ['asam-3:3.3', 'asam-4:3.5', 'unknown'],
    ['asam-3:3.2-WM', 'asam-4:3.7', 'unknown'],
    ['residential-short-term', 'asam-4:3.5', 'unknown'],
  ])('%s sought and %s offered, by the map of the editions, is %s', (sought, offered, outcome) => {
    expect(find([sought], [offered]).outcome).toBe(outcome);
    expect(find([offered], [sought]).outcome).toBe(outcome);
  });

  it('asks the staff where no map joins the names', () => {
    expect(find(['asam-3:3.3'], ['residential-long-term'])).toMatchObject({
      asks: [{ of: 'staff', question: 'Which of these levels does the program count as its own: asam-3:3.3?' }],
    });
  });

  it('is unmet for somebody who seeks no level, and unknown for somebody who was not asked', () => {
    expect(find([], ['outpatient'])).toMatchObject({ outcome: 'unmet', remedies: [] });
    expect(find(undefined, ['outpatient'])).toMatchObject({ asks: [{ of: 'client', fact: 'levelsOfCareSought' }] });
  });

  it('asks the staff of a program for which no level is recorded', () => {
    expect(find(['outpatient'], [])).toMatchObject({ outcome: 'unknown', asks: [{ of: 'staff' }] });
  });
});
