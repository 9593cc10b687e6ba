import { checkAnswer, FACTS, usableFacts } from './index.js';
import { HEALTH_FACTS } from './health-facts.js';

describe('the facts about health', () => {
  it.each(Object.keys(HEALTH_FACTS) as (keyof typeof HEALTH_FACTS)[])('have %s in the dictionary', (key) => {
    expect(FACTS[key]).toBe(HEALTH_FACTS[key]);
    expect(FACTS[key].sensitivity).toBe('part2');
  });

  it('are asked alone where the answer may be about what the partner did, or does not know', () => {
    const alone = ['healthConditions', 'medicalClearance', 'accessNeeds'] as const;
    for (const key of alone) expect(FACTS[key].askedAlone).toBe(true);
  });

  it('tell no condition from none recorded', () => {
    expect(checkAnswer('healthConditions', [])).toBeNull();
    expect(usableFacts([{ fact: 'healthConditions', state: 'refused', source: 'self' }])).toEqual({});
  });

  it('take a test that found nothing, and no test without its day', () => {
    expect(checkAnswer('drugTests', [{ on: '2026-03-09', positiveFor: [] }])).toBeNull();
    expect(checkAnswer('drugTests', [{ positiveFor: ['heroin'] }])).toContain('drugTests takes');
  });
});
