import fc from 'fast-check';
import { addDays } from '../../calendar.js';
import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { daysWithoutUse } from './days-without-use.js';
import { recentUse } from './recent-use.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const fourDays = { substances: ['heroin', 'fentanyl'], withinDays: 4 };
const withTest = { ...fourDays, positiveTest: 'asked-for' };

const ask = (facts: ClientFacts, values: Readonly<Record<string, unknown>> = fourDays) =>
  recentUse.evaluate(facts, values, context);

describe('recent-use', () => {
  it('turns away, for good, somebody who last used five days ago: nobody is told to use', () => {
    expect(ask({ lastUsedOn: { heroin: '2026-03-05' } })).toEqual({
      outcome: 'unmet',
      because: 'no use of heroin, fentanyl in the last 4 days',
      remedies: [],
    });
  });

  it('is met on the fourth day', () => {
    expect(ask({ lastUsedOn: { heroin: '2026-03-06' } }).outcome).toBe('met');
    expect(ask({ lastUsedOn: { heroin: '2026-01-01', fentanyl: '2026-03-10' } }).outcome).toBe('met');
  });

  it('looks at no other substance', () => {
    expect(ask({ lastUsedOn: { cannabis: '2026-03-10' } }).outcome).toBe('unmet');
  });

  it('can stand against days-without-use on one day: either program turns this person away', () => {
    const facts: ClientFacts = {
      lastUsedOn: { heroin: '2026-03-05' },
      detoxesCompleted: [],
      withdrawalFrom: ['heroin'],
    };
    expect(ask(facts).outcome).toBe('unmet');
    expect(daysWithoutUse.evaluate(facts, { substances: ['heroin'], days: 7 }, context).outcome).toBe('unmet');
  });

  describe('where a test is asked for', () => {
    const facts = { lastUsedOn: { heroin: '2026-03-09' } } as const;
    const positive = (on: string, positiveFor: readonly ('heroin' | 'alcohol')[] = ['heroin']) =>
      ask({ ...facts, drugTests: [{ on, positiveFor }] }, withTest);

    it('is met by a positive test of the last four days', () => {
      expect(positive('2026-03-06').outcome).toBe('met');
      expect(positive('2026-03-05').outcome).toBe('unmet');
    });

    it('sends everybody else to be tested at the program, and promises no result', () => {
      expect(positive('2026-03-09', ['alcohol'])).toMatchObject({
        outcome: 'unmet',
        because: 'no positive test in the last 4 days',
        remedies: [
          {
            steps: [{ code: 'drug-test:elm-street', actor: 'staff', leadDays: 1 }],
            asks: [{ of: 'staff', question: 'Does the test show heroin, fentanyl?' }],
          },
        ],
      });
      expect(positive('2026-03-11').outcome).toBe('unmet');
    });

    it('asks where no test is recorded', () => {
      expect(ask(facts, withTest)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'drugTests' }] });
    });
  });

  it('asks where the last use is not recorded, or lies ahead', () => {
    for (const facts of [{}, { lastUsedOn: { heroin: '2026-03-11' } }])
      expect(ask(facts)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'lastUsedOn' }] });
  });

  it('is met exactly where one more day without use is not: no last use is good for both', () => {
    const days = fc.integer({ min: 2, max: 60 });
    fc.assert(
      fc.property(fc.nat(90), days, (daysAgo, asked) => {
        const lastUsedOn = { heroin: addDays(context.asOf, -daysAgo) };
        const recent = ask({ lastUsedOn }, { substances: ['heroin'], withinDays: asked - 1 }).outcome;
        const values = { substances: ['heroin'], days: asked };
        const without = daysWithoutUse.evaluate({ lastUsedOn, detoxesCompleted: [] }, values, context).outcome;
        expect([recent, without].sort()).toEqual(['met', 'unmet']);
      }),
    );
  });
});
