import type { ClientFacts } from '../../facts/index.js';
import { evaluateRule } from '../evaluate-rule.js';
import type { RuleContext } from '../rule-type.js';
import { exemption } from './exemption.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

const NONE: ClientFacts = { pregnant: 'no', custodyReleases: [], otpDischarges: [] };
const ALL_GROUNDS = { grounds: ['pregnant', 'released-from-custody', 'treated-before'] };

describe('an exemption', () => {
  const find = (facts: ClientFacts, values: Record<string, unknown> = ALL_GROUNDS) =>
    exemption.evaluate(facts, values, CONTEXT);

  it.each<[string, string, ClientFacts]>([
    ['for somebody who is pregnant', 'met', { pregnant: 'yes' }],
    ['six months after release from custody', 'met', { ...NONE, custodyReleases: ['2025-09-02'] }],
    ['six months and a day after release', 'unmet', { ...NONE, custodyReleases: ['2025-09-01'] }],
    ['on the day of release', 'met', { ...NONE, custodyReleases: ['2026-03-02'] }],
    ['before a release that is still to come', 'unmet', { ...NONE, custodyReleases: ['2026-03-03'] }],
    ['24 months after earlier treatment', 'met', { ...NONE, otpDischarges: ['2024-03-02'] }],
    ['24 months and a day after it', 'unmet', { ...NONE, otpDischarges: ['2024-03-01'] }],
    ['with one of several stays inside the time', 'met', { ...NONE, otpDischarges: ['2010-01-01', '2025-01-01'] }],
    ['with no ground', 'unmet', NONE],
  ])('%s is %s', (_when, outcome, facts) => {
    expect(find(facts).outcome).toBe(outcome);
  });

  it("counts the program's own months", () => {
    const values = { ...ALL_GROUNDS, custodyMonths: 1, treatmentMonths: 1 };
    expect(find({ ...NONE, custodyReleases: ['2026-02-01'], otpDischarges: ['2026-02-01'] }, values)).toMatchObject({
      outcome: 'unmet',
      because: 'not excused as pregnant, released from custody, treated before',
      remedies: [],
    });
    expect(find({ ...NONE, otpDischarges: ['2026-02-02'] }, values).outcome).toBe('met');
  });

  it('does not look at a ground that the program does not list', () => {
    expect(find({ pregnant: 'yes', custodyReleases: [] }, { grounds: ['released-from-custody'] }).outcome).toBe(
      'unmet',
    );
  });

  it('is unknown while a ground is open, and asks for exactly those', () => {
    expect(find({ pregnant: 'no' })).toMatchObject({
      outcome: 'unknown',
      asks: [{ fact: 'custodyReleases' }, { fact: 'otpDischarges' }],
    });
    expect(find({ pregnant: 'no' }, { grounds: ['pregnant'] }).outcome).toBe('unmet');
  });

  describe('where a paper is asked for', () => {
    const withPaper = { ...ALL_GROUNDS, paper: 'asked-for' };
    const released: ClientFacts = { ...NONE, custodyReleases: ['2026-01-15'] };

    it('is met with the paper for a ground that holds, and by no other', () => {
      expect(find({ ...released, exemptionPapers: ['released-from-custody'] }, withPaper).outcome).toBe('met');
      expect(find({ ...released, exemptionPapers: ['treated-before'] }, withPaper).outcome).toBe('unmet');
    });

    it('gets the papers of a release in five days', () => {
      expect(find({ ...released, exemptionPapers: [] }, withPaper)).toEqual({
        outcome: 'unmet',
        because: 'no paper shows the ground for an exemption',
        remedies: [{ steps: [expect.objectContaining({ code: 'release-papers', actor: 'worker', leadDays: 5 })] }],
      });
    });

    it('asks for the papers where a ground holds, and for nothing more where none does', () => {
      expect(find(released, withPaper)).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'exemptionPapers' }] });
      expect(find(NONE, withPaper)).toMatchObject({ outcome: 'unmet', remedies: [] });
    });
  });

  it('excuses a pregnant client from proof that she does not have', () => {
    const tree = {
      any: [
        {
          type: 'proof-of-use',
          values: { months: 24, kinds: ['notarised-statement'], attestors: ['family'] },
        },
        { type: 'exemption', values: { grounds: ['pregnant'] } },
      ],
    };
    expect(evaluateRule(tree, { proofsOfUse: [], pregnant: 'yes' }, CONTEXT)).toEqual({
      outcome: 'met',
      because: 'excused: pregnant',
    });
    expect(evaluateRule(tree, { proofsOfUse: [] }, CONTEXT).outcome).toBe('unknown');
  });
});
