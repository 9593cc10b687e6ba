import type { ClientFacts } from '../../facts/index.js';
import { evaluateRule } from '../evaluate-rule.js';
import { bestRemedy } from '../remedy.js';
import type { RuleContext } from '../rule-type.js';
import { presumptiveEligibility } from './presumptive-eligibility.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const find = (facts: ClientFacts, values: object = { site: 'elsewhere' }, on = context.on, asOf = context.asOf) =>
  presumptiveEligibility.evaluate(facts, { ...values }, { ...context, on, asOf });

const determination = expect.objectContaining({ code: 'presumptive-eligibility', actor: 'worker', leadDays: 1 });

describe('presumptive-eligibility', () => {
  it('covers somebody without coverage within a day', () => {
    expect(find({ coverage: [], presumptiveMedicaid: [] })).toEqual({
      outcome: 'unmet',
      because: 'has no Medicaid on the day of admission, and may have it presumptively',
      remedies: [{ steps: [determination] }],
    });
  });

  it('takes no day where the program is a qualified site itself', () => {
    expect(find({ coverage: [], presumptiveMedicaid: [] }, { site: 'here' })).toMatchObject({
      remedies: [{ steps: [{ actor: 'staff', leadDays: 0 }] }],
    });
  });

  it('is met by Medicaid, and not by another coverage, of which staff are asked', () => {
    expect(find({ coverage: ['medicaid'], coverageEnds: [] }).outcome).toBe('met');
    expect(find({ coverage: ['medicare'], presumptiveMedicaid: [] })).toMatchObject({
      outcome: 'unmet',
      remedies: [
        { asks: [{ of: 'staff', question: 'Can somebody who has medicare be found presumptively eligible?' }] },
      ],
    });
  });

  it('counts Medicaid up to and including its last day, and asks whether it has one', () => {
    const held = (on: string): ClientFacts => ({
      ...{ coverage: ['medicaid'], coverageEnds: [{ coverage: 'medicaid', on }], presumptiveMedicaid: [] },
    });
    expect(find(held('2026-03-10')).outcome).toBe('met');
    expect(find(held('2026-03-09'))).toMatchObject({ outcome: 'unmet', remedies: [{ steps: [determination] }] });
    expect(find({ coverage: ['medicaid'] })).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'coverageEnds' }] });
  });

  it('lasts from its first day until the end of the next month', () => {
    const begun = { presumptiveMedicaid: ['2026-02-20'] };
    expect(find(begun, { site: 'here' }, '2026-03-31').outcome).toBe('met');
    expect(find({ ...begun, coverage: [] }, { site: 'here' }, '2026-04-01').outcome).toBe('unmet');
    expect(find({ ...begun, coverage: [] }, { site: 'here' }, '2026-02-19').outcome).toBe('unmet');
    expect(find(begun, { site: 'here' }, '2026-02-20').outcome).toBe('met');
    expect(find({ presumptiveMedicaid: ['2025-12-31'] }, { site: 'here' }, '2026-01-31').outcome).toBe('met');
  });

  it('may be had again a year after it began, and not a day sooner', () => {
    const used = { coverage: [], presumptiveMedicaid: ['2025-03-11', '2024-01-05'] };
    expect(find(used)).toEqual({
      outcome: 'unmet',
      because: 'has had presumptive Medicaid, and may have it again only later',
      remedies: [{ steps: [determination], notBefore: '2026-03-11' }],
    });
    expect(find(used, { site: 'elsewhere' }, '2026-03-11', '2026-03-11')).toMatchObject({
      remedies: [{ steps: [determination] }],
    });
    expect(find(used, { site: 'elsewhere', onceInMonths: 24 })).toMatchObject({
      remedies: [{ notBefore: '2027-03-11' }],
    });
  });

  it('asks for what is not recorded', () => {
    const asked = (facts: ClientFacts) => {
      const finding = find(facts);
      return finding.outcome === 'unknown' ? finding.asks.map((ask) => 'fact' in ask && ask.fact) : finding.outcome;
    };
    expect(asked({})).toEqual(['coverage', 'presumptiveMedicaid']);
    expect(asked({ coverage: [] })).toEqual(['presumptiveMedicaid']);
    expect(asked({ presumptiveMedicaid: [] })).toEqual(['coverage']);
  });

  it('beside payment spares somebody without coverage the 45 days', () => {
    const tree = {
      any: [
        { type: 'payer', values: { accepts: ['medicaid'], uninsured: 'not-admitted' } },
        { type: 'presumptive-eligibility', values: { site: 'elsewhere' } },
      ],
    };
    const waiting = evaluateRule(tree, { coverage: [], presumptiveMedicaid: [] }, context);
    const remedies = waiting.outcome === 'unmet' ? waiting.remedies : [];
    expect(remedies.map(({ steps }) => steps[0]?.leadDays)).toEqual([45, 1]);
    expect(bestRemedy(remedies, context.asOf)).toEqual({ steps: [determination] });
    expect(evaluateRule(tree, { coverage: [] }, context).outcome).toBe('unknown');
  });
});
