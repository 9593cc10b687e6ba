import type { Animal } from '../../vocabulary/people.js';
import type { RuleContext } from '../rule-type.js';
import { animals } from './animals.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (brought: readonly Animal[] | undefined, accepts: readonly Animal[]) =>
  animals.evaluate({ ...(brought && { animals: brought }) }, { accepts }, context);

describe('animals', () => {
  it('finds a foster home for a dog where only cats are taken', () => {
    expect(ask(['dog'], ['cat'])).toEqual({
      outcome: 'unmet',
      because: 'the program does not take the animal',
      remedies: [
        { steps: [expect.objectContaining({ code: 'foster-care-for-animal', actor: 'worker', leadDays: 3 })] },
      ],
    });
  });

  it('lets a service animal in wherever it goes', () => {
    expect(ask(['service-animal'], []).outcome).toBe('met');
    expect(ask(['service-animal', 'dog'], []).outcome).toBe('unmet');
  });

  it('is met where every animal is taken, and for somebody who brings none', () => {
    expect(ask(['dog', 'cat'], ['cat', 'dog']).outcome).toBe('met');
    expect(ask([], []).outcome).toBe('met');
  });

  it('asks when it is not recorded', () => {
    expect(ask(undefined, ['dog'])).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'animals' }] });
  });
});
