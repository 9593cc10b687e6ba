import type { RuleContext } from '../rule-type.js';
import { knownPerson } from './known-person.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

describe('known-person', () => {
  it('asks staff, in words that name nobody and nothing', () => {
    expect(knownPerson.evaluate({}, {}, context)).toEqual({
      outcome: 'unknown',
      because: 'the program has a rule that only its staff can apply',
      asks: [{ of: 'staff', question: 'With yes or no alone: does anything on your side keep this client out now?' }],
    });
  });

  it('reads nothing of the client, and has no value that a program could aim at somebody', () => {
    expect(knownPerson.reads).toEqual([]);
    expect({ ...knownPerson.required, ...knownPerson.optional }).toEqual({});
  });

  it('says word for word the same of every client, at every program, on every day', () => {
    const untouchable = new Proxy(
      {},
      {
        get: () => {
          throw new Error('looked at something');
        },
      },
    );
    const always = knownPerson.evaluate({}, {}, context);
    expect(knownPerson.evaluate(untouchable, untouchable, untouchable as RuleContext)).toBe(always);
  });
});
