import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { genderServed } from './gender-served.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

describe('gender served', () => {
  const find = (gender: ClientFacts['gender'], values: Record<string, unknown>) =>
    genderServed.evaluate(gender ? { gender } : {}, values, CONTEXT);

  it("admits a woman to a women's house, and no man, for good", () => {
    expect(find('woman', { genders: ['woman'] }).outcome).toBe('met');
    expect(find('man', { genders: ['woman'] })).toEqual({
      outcome: 'unmet',
      because: 'admits only: woman',
      remedies: [],
    });
  });

  it.each([
    ['admitted', 'met'],
    ['not-admitted', 'unmet'],
    ['ask-staff', 'unknown'],
    [undefined, 'unknown'],
  ])('for a nonbinary client of a program that says "%s" is %s', (nonbinary, outcome) => {
    expect(find('nonbinary', { genders: ['woman'], ...(nonbinary && { nonbinary }) }).outcome).toBe(outcome);
  });

  it('asks the staff of a program that is silent about nonbinary clients, even one for women and men', () => {
    expect(find('nonbinary', { genders: ['woman', 'man'] })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff' }],
    });
  });

  it('is met for a nonbinary client whom the program lists', () => {
    expect(find('nonbinary', { genders: ['woman', 'nonbinary'] }).outcome).toBe('met');
  });

  it('is unknown without a gender, even where all three are served', () => {
    expect(find(undefined, { genders: ['woman', 'man', 'nonbinary'] })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'gender' }],
    });
  });
});
