import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { withdrawalManageable } from './withdrawal-manageable.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

describe('withdrawal manageable', () => {
  const detox = { substances: ['heroin', 'alcohol'], complications: 'not-managed' };
  const find = (facts: ClientFacts, values: Record<string, unknown> = {}) =>
    withdrawalManageable.evaluate(facts, { ...detox, ...values }, CONTEXT);

  it('is met for what the program manages, and for somebody with no withdrawal', () => {
    expect(find({ withdrawalFrom: ['heroin'] }).outcome).toBe('met');
    expect(find({ withdrawalFrom: ['heroin', 'alcohol'], withdrawalComplications: [] }).outcome).toBe('met');
    expect(find({ withdrawalFrom: [] }, { substances: [] })).toEqual({
      outcome: 'met',
      because: 'no withdrawal to manage',
    });
  });

  it('tells fentanyl from heroin, and names what is beyond the program', () => {
    expect(find({ withdrawalFrom: ['heroin', 'fentanyl', 'prescription-opioids'] })).toEqual({
      outcome: 'unmet',
      because: 'cannot manage withdrawal from fentanyl, prescription opioids',
      remedies: [],
    });
  });

  it('asks the staff about what is not listed, where the program says so', () => {
    expect(find({ withdrawalFrom: ['fentanyl'] }, { unlisted: 'ask-staff' })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff', question: 'Can the program manage withdrawal from fentanyl?' }],
    });
  });

  it.each([
    ['managed', 'met'],
    ['not-managed', 'unmet'],
    ['ask-staff', 'unknown'],
  ])('with seizures in earlier withdrawal from alcohol, which are %s, is %s', (complications, outcome) => {
    const facts: ClientFacts = { withdrawalFrom: ['alcohol'], withdrawalComplications: ['seizures'] };
    expect(find(facts, { complications }).outcome).toBe(outcome);
  });

  it('looks at seizures only for withdrawal from alcohol or benzodiazepines', () => {
    expect(find({ withdrawalFrom: ['heroin'], withdrawalComplications: ['seizures'] }).outcome).toBe('met');
    expect(
      find(
        { withdrawalFrom: ['benzodiazepines'], withdrawalComplications: ['delirium-tremens'] },
        { substances: ['benzodiazepines'] },
      ),
    ).toMatchObject({ outcome: 'unmet', because: 'cannot manage withdrawal with a history of delirium tremens' });
  });

  it('with a history that is not managed is unmet, whatever staff would say of the rest', () => {
    const facts: ClientFacts = { withdrawalFrom: ['alcohol', 'fentanyl'], withdrawalComplications: ['seizures'] };
    expect(find(facts, { unlisted: 'ask-staff' }).outcome).toBe('unmet');
  });

  it('is unknown without the withdrawal, or without its history where that counts', () => {
    expect(find({})).toMatchObject({ asks: [{ of: 'client', fact: 'withdrawalFrom' }] });
    for (const complications of ['not-managed', 'ask-staff'])
      expect(find({ withdrawalFrom: ['alcohol'] }, { complications })).toMatchObject({
        asks: [{ of: 'client', fact: 'withdrawalComplications' }],
      });
    expect(find({ withdrawalFrom: ['alcohol'] }, { complications: 'managed' }).outcome).toBe('met');
  });
});
