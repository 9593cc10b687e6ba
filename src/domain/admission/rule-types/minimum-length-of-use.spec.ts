import type { ClientFacts } from '../../facts/index.js';
import { evaluateRule } from '../evaluate-rule.js';
import type { RuleContext } from '../rule-type.js';
import { minimumLengthOfUse } from './minimum-length-of-use.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

describe('minimum length of use', () => {
  const twoYearsOfHeroin = { substances: ['heroin'], months: 24 };
  const find = (useStartedOn: ClientFacts['useStartedOn'], values: Record<string, unknown> = twoYearsOfHeroin) =>
    minimumLengthOfUse.evaluate(useStartedOn ? { useStartedOn } : {}, values, CONTEXT);

  it('is met by 24 months to the day, and not by a day less', () => {
    expect(find({ heroin: '2024-03-02' })).toEqual({ outcome: 'met', because: 'at least 24 months of heroin' });
    expect(find({ heroin: '2024-03-03' })).toEqual({
      outcome: 'unmet',
      because: 'less than 24 months of heroin',
      remedies: [{ steps: [], notBefore: '2026-03-03' }],
    });
  });

  it('counts months that end in a shorter month', () => {
    const oneMonth = { substances: ['heroin'], months: 1 };
    const on = (day: string) =>
      minimumLengthOfUse.evaluate({ useStartedOn: { heroin: '2026-01-31' } }, oneMonth, { ...CONTEXT, on: day });
    expect(on('2026-02-27')).toMatchObject({ outcome: 'unmet', remedies: [{ notBefore: '2026-02-28' }] });
    expect(on('2026-02-28').outcome).toBe('met');
  });

  it('can be waited for inside the horizon only', () => {
    const tree = { type: 'minimum-length-of-use', values: twoYearsOfHeroin };
    const startedOn = (heroin: string) => evaluateRule(tree, { useStartedOn: { heroin } }, CONTEXT);
    expect(startedOn('2024-05-31')).toMatchObject({ outcome: 'unmet', remedies: [{ notBefore: '2026-05-31' }] });
    expect(startedOn('2024-06-01')).toMatchObject({ outcome: 'unmet', remedies: [] });
  });

  it('can be appealed against where the program makes exceptions, which nobody can promise', () => {
    expect(find({ heroin: '2025-09-01' }, { ...twoYearsOfHeroin, appealDays: 10 })).toMatchObject({
      outcome: 'unmet',
      remedies: [
        { notBefore: '2027-09-01' },
        {
          steps: [{ code: 'length-of-use-appeal:north-detox', actor: 'advocate', leadDays: 10 }],
          asks: [{ of: 'staff', question: 'Does the program make an exception to the length of use?' }],
        },
      ],
    });
  });

  it('counts from the earliest start among the substances listed', () => {
    const opioids = { substances: ['heroin', 'fentanyl'], months: 24 };
    expect(find({ heroin: '2025-06-01', fentanyl: '2023-01-01' }, opioids).outcome).toBe('met');
    expect(find({ heroin: '2025-06-01', alcohol: '2010-01-01' }).outcome).toBe('unmet');
  });

  it('is final for somebody who uses none of them', () => {
    for (const useStartedOn of [{}, { cocaine: '2010-01-01' }])
      expect(find(useStartedOn)).toEqual({ outcome: 'unmet', because: 'does not use heroin', remedies: [] });
  });

  it('is unknown when nobody has said', () => {
    expect(find(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'useStartedOn' }] });
  });

  it('tells the worker that the federal condition is gone', () => {
    expect(minimumLengthOfUse.legalNote).toContain('89 FR 7528');
  });
});
