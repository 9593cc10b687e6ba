import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { withdrawalPresent } from './withdrawal-present.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

describe('withdrawal present', () => {
  const find = (facts: ClientFacts, withinHours = 72) => withdrawalPresent.evaluate(facts, { withinHours }, CONTEXT);
  const heroinOn = (heroin: string): ClientFacts => ({ withdrawalFrom: ['heroin'], lastUsedOn: { heroin } });

  it.each([
    ['2026-03-02', 72, 'met'],
    ['2026-02-27', 72, 'met'],
    ['2026-02-26', 72, 'unmet'],
    ['2026-02-26', 73, 'met'],
    ['2026-03-01', 1, 'met'],
    ['2026-02-28', 24, 'unmet'],
  ])('with last use on %s within %d hours of 2 March is %s', (lastUse, hours, outcome) => {
    expect(find(heroinOn(lastUse), hours).outcome).toBe(outcome);
  });

  it('counts until today, not until the day of admission, by which somebody who still uses has used again', () => {
    const inTwoWeeks = { ...CONTEXT, on: '2026-03-16' };
    const outcome = (lastUse: string) =>
      withdrawalPresent.evaluate(heroinOn(lastUse), { withinHours: 72 }, inTwoWeeks).outcome;
    expect(outcome('2026-03-01')).toBe('met');
    expect(outcome('2026-02-26')).toBe('unmet');
  });

  it('is final when last use is too long ago, and when there is nothing to manage', () => {
    expect(find(heroinOn('2026-01-01'))).toMatchObject({ outcome: 'unmet', remedies: [] });
    expect(find({ withdrawalFrom: [] })).toEqual({
      outcome: 'unmet',
      because: 'no withdrawal to manage',
      remedies: [],
    });
  });

  it('counts the latest use among the substances of the withdrawal, and no other', () => {
    const lastUsedOn = { heroin: '2026-02-01', alcohol: '2026-03-01', cannabis: '2026-03-02' };
    expect(find({ withdrawalFrom: ['heroin', 'alcohol'], lastUsedOn }).outcome).toBe('met');
    expect(find({ withdrawalFrom: ['heroin'], lastUsedOn }).outcome).toBe('unmet');
  });

  it.each<[string, ClientFacts, string]>([
    ['the withdrawal', { lastUsedOn: { heroin: '2026-03-01' } }, 'withdrawalFrom'],
    ['last use', { withdrawalFrom: ['heroin'] }, 'lastUsedOn'],
    ['last use of that substance', { withdrawalFrom: ['heroin'], lastUsedOn: { alcohol: '2026-03-01' } }, 'lastUsedOn'],
    [
      'last use of one, where the other is too long ago',
      { withdrawalFrom: ['heroin', 'alcohol'], lastUsedOn: { alcohol: '2026-01-01' } },
      'lastUsedOn',
    ],
  ])('is unknown without %s', (_what, facts, fact) => {
    expect(find(facts)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact }] });
  });
});
