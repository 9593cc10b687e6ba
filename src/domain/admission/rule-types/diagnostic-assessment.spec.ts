import type { FactValue } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { diagnosticAssessment } from './diagnostic-assessment.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

type Assessment = FactValue<'assessments'>[number];

const clinic = {
  diagnoses: ['opioid-use-disorder'],
  minimumSeverity: 'moderate',
  withinDays: 30,
  assessors: ['physician', 'nurse-practitioner'],
};
const made: Assessment = {
  diagnosis: 'opioid-use-disorder',
  severity: 'severe',
  on: '2026-03-01',
  assessor: 'physician',
};
const find = (assessments?: readonly Assessment[], values: object = clinic) =>
  diagnosticAssessment.evaluate({ ...(assessments && { assessments }) }, { ...values }, context);

describe('diagnostic-assessment', () => {
  it('is met by one assessment that fits in every respect', () => {
    expect(find([made])).toEqual({ outcome: 'met', because: 'an assessment that the program takes has been made' });
  });

  it('may be settled by an assessment of the program, which is never certain', () => {
    expect(find([])).toMatchObject({
      outcome: 'unmet',
      because: 'no assessment that the program takes has been made',
      remedies: [
        {
          steps: [{ code: 'diagnostic-assessment', actor: 'staff', leadDays: 6 }],
          asks: [{ of: 'staff', question: 'Would an assessment confirm one of: opioid use disorder?' }],
        },
      ],
    });
    expect(find([], { ...clinic, assessmentDays: 0 })).toMatchObject({ remedies: [{ steps: [{ leadDays: 0 }] }] });
  });

  it.each<[string, Partial<Assessment>, string]>([
    ['of the least severity asked for', { severity: 'moderate' }, 'met'],
    ['of less', { severity: 'mild' }, 'unmet'],
    ['on the last of the 30 days', { on: '2026-02-08' }, 'met'],
    ['a day older', { on: '2026-02-07' }, 'unmet'],
    ['of today', { on: '2026-03-10' }, 'met'],
    ['that lies ahead', { on: '2026-03-11' }, 'unmet'],
    ['by somebody else', { assessor: 'counselor' }, 'unmet'],
    ['of another diagnosis', { diagnosis: 'alcohol-use-disorder' }, 'unmet'],
  ])('takes one %s as it should', (_what, changed, outcome) => {
    expect(find([{ ...made, ...changed }]).outcome).toBe(outcome);
  });

  it('does not put two assessments together', () => {
    expect(
      find([
        { ...made, severity: 'mild' },
        { ...made, assessor: 'counselor' },
      ]).outcome,
    ).toBe('unmet');
  });

  it('is unknown where something that counts was not taken down, unless something else is against it', () => {
    const { severity: _severity, ...without } = made;
    expect(find([without])).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'assessments' }] });
    expect(find([{ ...without, assessor: 'counselor' }]).outcome).toBe('unmet');
    expect(find([{ diagnosis: 'opioid-use-disorder' }], { diagnoses: ['opioid-use-disorder'] }).outcome).toBe('met');
    expect(find([{ diagnosis: 'opioid-use-disorder' }, made]).outcome).toBe('met');
  });

  it.each(['withinDays', 'assessors', 'minimumSeverity'] as const)('asks where %s counts and is open', (respect) => {
    const values = { diagnoses: clinic.diagnoses, [respect]: clinic[respect] };
    expect(find([{ diagnosis: 'opioid-use-disorder' }], values).outcome).toBe('unknown');
  });

  it('asks when it is not recorded', () => {
    expect(find()).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'assessments' }] });
  });
});
