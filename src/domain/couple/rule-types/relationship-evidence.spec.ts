import type { ClientFacts } from '../../facts/index.js';
import type { CoupleRuleContext } from '../couple-rule-type.js';
import { relationshipEvidence } from './relationship-evidence.js';

const DAYS: CoupleRuleContext = {
  ...{ on: '2026-03-10', partnerOn: '2026-03-10' },
  ...{ organizationId: 'elm', programId: 'elm-house' },
};

const find = (relationshipPapers: ClientFacts['relationshipPapers'], values: object) =>
  relationshipEvidence.evaluate(relationshipPapers ? { relationshipPapers } : {}, { ...values }, DAYS);

describe('evidence of the relationship', () => {
  const married = { accepts: ['marriage-certificate'] };

  it('is a paper that the program takes', () => {
    expect(find(['marriage-certificate'], married).outcome).toBe('met');
    expect(find(['joint-address', 'agency-letter'], { accepts: ['agency-letter'] }).outcome).toBe('met');
  });

  it('is not there, for good, with no paper or another one', () => {
    expect(find([], married)).toMatchObject({ outcome: 'unmet', remedies: [] });
    expect(find(['joint-address'], married)).toMatchObject({ outcome: 'unmet', remedies: [] });
  });

  it('can be a letter from an agency, to which each agrees alone', () => {
    expect(find([], { accepts: ['joint-address', 'agency-letter'] })).toMatchObject({
      outcome: 'unmet',
      remedies: [{ steps: [{ code: 'relationship-letter', actor: 'worker', leadDays: 1 }] }],
    });
    expect(find([], { accepts: ['agency-letter'], letterDays: 4 })).toMatchObject({
      remedies: [{ steps: [{ leadDays: 4 }] }],
    });
  });

  it('is unknown while nobody has asked', () => {
    expect(find(undefined, married)).toMatchObject({ outcome: 'unknown', asks: [{ fact: 'relationshipPapers' }] });
  });
});
