import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { diagnosis } from './diagnosis.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

describe('diagnosis', () => {
  const find = (diagnoses: ClientFacts['diagnoses'], values: Record<string, unknown>) =>
    diagnosis.evaluate(diagnoses ? { diagnoses } : {}, values, CONTEXT);

  it('is met by one of the diagnoses asked for', () => {
    const values = { anyOf: ['opioid-use-disorder', 'alcohol-use-disorder'] };
    expect(find(['stimulant-use-disorder', 'alcohol-use-disorder'], values).outcome).toBe('met');
  });

  it('may be settled by an assessment, which is never certain', () => {
    for (const diagnoses of [[], ['cannabis-use-disorder' as const]])
      expect(find(diagnoses, { anyOf: ['opioid-use-disorder'] })).toMatchObject({
        outcome: 'unmet',
        because: 'none of these diagnoses has been made: opioid use disorder',
        remedies: [
          {
            steps: [{ code: 'diagnostic-assessment', actor: 'staff', leadDays: 6 }],
            asks: [{ of: 'staff', question: 'Would an assessment confirm one of: opioid use disorder?' }],
          },
        ],
      });
  });

  it("takes the program's own number of days for the assessment, also none", () => {
    expect(find([], { anyOf: ['opioid-use-disorder'], assessmentDays: 0 })).toMatchObject({
      remedies: [{ steps: [{ leadDays: 0 }] }],
    });
  });

  it('is final with a diagnosis that the program excludes, even beside one that it treats', () => {
    const values = { anyOf: ['opioid-use-disorder'], noneOf: ['sedative-use-disorder'] };
    expect(find(['opioid-use-disorder', 'sedative-use-disorder'], values)).toEqual({
      outcome: 'unmet',
      because: 'does not admit people with sedative use disorder',
      remedies: [],
    });
    expect(find(['opioid-use-disorder'], values).outcome).toBe('met');
  });

  it('without a diagnosis asked for is met by an answer of none', () => {
    expect(find([], { noneOf: ['sedative-use-disorder'] }).outcome).toBe('met');
  });

  it('is unknown when nobody has said', () => {
    expect(find(undefined, { noneOf: ['sedative-use-disorder'] })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'diagnoses' }],
    });
  });
});
