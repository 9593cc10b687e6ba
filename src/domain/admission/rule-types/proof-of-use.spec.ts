import fc from 'fast-check';
import type { ClientFacts } from '../../facts/index.js';
import { ATTESTORS, PROOF_KINDS } from '../../vocabulary/use.js';
import { checkValues, type RuleContext } from '../rule-type.js';
import { proofOfUse } from './proof-of-use.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

describe('proof of use', () => {
  const clinic = {
    months: 24,
    kinds: ['treatment-record', 'notarised-statement', 'officer-letter'],
    attestors: ['agency', 'clergy', 'family'],
  };
  const find = (proofsOfUse: ClientFacts['proofsOfUse'], values: Record<string, unknown> = {}) =>
    proofOfUse.evaluate(proofsOfUse ? { proofsOfUse } : {}, { ...clinic, ...values }, CONTEXT);
  const statementBy = (attestor: 'family' | 'friend' | 'partner', monthsCovered = 36) => ({
    kind: 'notarised-statement' as const,
    attestor,
    monthsCovered,
  });

  it('is met by one paper that covers the months, 24 to the month', () => {
    expect(find([statementBy('family', 24)])).toEqual({ outcome: 'met', because: 'has a paper that covers 24 months' });
    expect(find([statementBy('family', 23)]).outcome).toBe('unmet');
  });

  it('does not add papers up', () => {
    expect(find([statementBy('family', 12), statementBy('family', 12)]).outcome).toBe('unmet');
  });

  it("never counts the partner's statement", () => {
    expect(find([statementBy('partner')])).toEqual(find([]));
    expect(find([statementBy('partner')], { attestors: ['family', 'partner'] }).outcome).toBe('unmet');
  });

  it("has the same finding with and without the partner's statement, whatever else there is", () => {
    const kind = fc.constantFrom(...PROOF_KINDS);
    const monthsCovered = fc.nat(60);
    const papers = fc.array(fc.record({ kind, attestor: fc.constantFrom(...ATTESTORS), monthsCovered }), {
      maxLength: 4,
    });
    const byPartner = fc.record({ kind, attestor: fc.constant('partner' as const), monthsCovered });
    const rules = fc.record({
      months: fc.integer({ min: 1, max: 48 }),
      kinds: fc.uniqueArray(kind, { minLength: 1 }),
      attestors: fc.uniqueArray(fc.constantFrom(...ATTESTORS), { minLength: 1 }),
    });
    fc.assert(
      fc.property(papers, byPartner, rules, (others, statement, values) =>
        expect(find([...others, statement], values)).toEqual(find(others, values)),
      ),
    );
  });

  it('does not let a program list the partner', () => {
    expect(checkValues(proofOfUse, { ...clinic, attestors: ['family', 'partner'] })).toMatchObject([
      { parameter: 'attestors' },
    ]);
  });

  it('does not count a paper of another kind, or by somebody whom the program does not believe', () => {
    expect(find([statementBy('friend')]).outcome).toBe('unmet');
    expect(find([{ kind: 'arrest-record', attestor: 'agency', monthsCovered: 60 }]).outcome).toBe('unmet');
  });

  it('offers each accepted paper that somebody believed can write', () => {
    expect(find([])).toMatchObject({
      outcome: 'unmet',
      because: 'no paper that counts covers 24 months',
      remedies: [
        { steps: [{ code: 'treatment-record', actor: 'worker', leadDays: 10 }] },
        { steps: [{ code: 'notarised-statement', actor: 'worker', leadDays: 3 }] },
      ],
    });
  });

  it.each([
    ['medical-record', 'clinician', 10],
    ['pharmacy-record', 'agency', 10],
    ['notarised-statement', 'clergy', 3],
    ['arrest-record', 'court-or-officer', 10],
    ['officer-letter', 'court-or-officer', 5],
    ['syringe-service-enrolment', 'agency', 1],
  ])('by way of %s from %s takes %d days', (kind, attestor, leadDays) => {
    expect(find([], { kinds: [kind], attestors: [attestor] })).toMatchObject({
      remedies: [{ steps: [{ code: kind, leadDays }] }],
    });
  });

  it('asks the staff where nobody believed can write any accepted paper', () => {
    expect(find([], { kinds: ['officer-letter'], attestors: ['friend'] })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff' }],
    });
  });

  it('is unknown when nobody has said, however long the use', () => {
    expect(proofOfUse.evaluate({ useStartedOn: { heroin: '2000-01-01' } }, clinic, CONTEXT)).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'proofsOfUse' }],
    });
  });
});
