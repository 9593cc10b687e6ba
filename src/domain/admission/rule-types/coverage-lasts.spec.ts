import type { ClientFacts, FactValue } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { coverageLasts } from './coverage-lasts.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const active = { payers: ['medicaid', 'private-insurance'], days: 0 };
const find = (facts: ClientFacts, values: object = {}, on = context.on) =>
  coverageLasts.evaluate({ coverage: ['medicaid'], ...facts }, { ...active, ...values }, { ...context, on });
const ending = (on: string, coverage: FactValue<'coverage'>[number] = 'medicaid'): ClientFacts => ({
  coverageEnds: [{ coverage, on }],
});

const renewal = expect.objectContaining({ code: 'renew-medicaid', actor: 'case-manager', leadDays: 1 });
const application = expect.objectContaining({ code: 'apply-medicaid', actor: 'case-manager', leadDays: 45 });

describe('coverage-lasts', () => {
  it('has Medicaid renewed that ends before the beds open', () => {
    expect(find(ending('2026-03-31'), {}, '2026-04-02')).toEqual({
      outcome: 'unmet',
      because: 'the coverage ends before the day of admission',
      remedies: [{ steps: [renewal] }],
    });
  });

  it('counts the last day of a coverage', () => {
    expect(find(ending('2026-03-31'), {}, '2026-03-31').outcome).toBe('met');
    expect(find(ending('2026-03-31'), {}, '2026-04-01').outcome).toBe('unmet');
  });

  it('counts so many days after the day of admission', () => {
    expect(find(ending('2026-04-09'), { days: 30 }).outcome).toBe('met');
    expect(find(ending('2026-04-08'), { days: 30 })).toMatchObject({
      outcome: 'unmet',
      because: 'the coverage ends within 30 days of admission',
    });
  });

  it('applies again where Medicaid has ended, from the day after its last', () => {
    expect(find(ending('2026-03-09'))).toMatchObject({ outcome: 'unmet', remedies: [{ steps: [application] }] });
    expect(find(ending('2026-03-10'), { days: 1 })).toMatchObject({ remedies: [{ steps: [renewal] }] });
    expect(find(ending('2026-03-09'), { applicationDays: 7 })).toMatchObject({
      remedies: [{ steps: [{ leadDays: 7 }] }],
    });
    expect(find(ending('2026-03-10'), { days: 1, renewalDays: 3 })).toMatchObject({
      remedies: [{ steps: [{ leadDays: 3 }] }],
    });
  });

  it('is final for other coverage that ends', () => {
    const facts = { coverage: ['private-insurance' as const], ...ending('2026-03-09', 'private-insurance') };
    expect(find(facts)).toMatchObject({ outcome: 'unmet', remedies: [] });
    const both = { coverage: ['private-insurance' as const, 'medicaid' as const] };
    const ended = [...(facts.coverageEnds ?? []), { coverage: 'medicaid' as const, on: '2026-03-09' }];
    expect(find({ ...both, coverageEnds: ended }, { payers: ['private-insurance'] })).toMatchObject({ remedies: [] });
  });

  it('is met by any one coverage that lasts', () => {
    expect(find({ coverageEnds: [] }).outcome).toBe('met');
    expect(find({ coverage: ['medicaid', 'private-insurance'], ...ending('2026-03-09') }).outcome).toBe('met');
    expect(find(ending('2026-03-09', 'medicare')).outcome).toBe('met');
  });

  it('concerns nobody without coverage of the list', () => {
    expect(find({ coverage: [] }).outcome).toBe('met');
    expect(find({ coverage: ['medicare'] }).outcome).toBe('met');
  });

  it('asks for what is not recorded', () => {
    expect(find({})).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'coverageEnds' }] });
    expect(coverageLasts.evaluate({ coverageEnds: [] }, active, context)).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'coverage' }],
    });
  });
});
