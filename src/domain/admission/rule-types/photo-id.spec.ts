import type { PhotoId } from '../../vocabulary/people.js';
import type { RuleContext } from '../rule-type.js';
import { photoId } from './photo-id.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const ask = (photoIds: readonly PhotoId[] | undefined, accepts: readonly PhotoId[], forms?: number) =>
  photoId.evaluate({ ...(photoIds && { photoIds }) }, { accepts, ...(forms && { forms }) }, context);

const letter = expect.objectContaining({ code: 'agency-letter', leadDays: 1, actor: 'worker' });
const replacement = expect.objectContaining({ code: 'replace-photo-id', leadDays: 10, actor: 'worker' });

describe('photo-id', () => {
  it('works for a client with an expired license where the clinic wants a current ID or a letter', () => {
    const finding = ask(['government-expired'], ['government-current', 'agency-letter']);
    expect(finding).toEqual({
      outcome: 'unmet',
      because: 'does not have an ID that the program takes',
      remedies: [{ steps: [replacement] }, { steps: [letter] }],
    });
  });

  it('is met by any one accepted kind', () => {
    expect(ask(['tribal', 'government-expired'], ['government-current', 'tribal'])).toEqual({
      outcome: 'met',
      because: 'has an ID that the program takes',
    });
  });

  it('offers a letter only where a letter is taken', () => {
    expect(ask([], ['government-current'])).toMatchObject({ outcome: 'unmet', remedies: [{ steps: [replacement] }] });
  });

  it('is final where nothing that is taken can be got', () => {
    expect(ask(['agency-letter'], ['tribal'])).toMatchObject({ outcome: 'unmet', remedies: [] });
  });

  describe('where two forms are asked for', () => {
    it('is met by two kinds', () => {
      expect(ask(['government-current', 'agency-letter'], ['government-current', 'agency-letter'], 2).outcome).toBe(
        'met',
      );
    });

    it('offers each way to the second form to somebody who has one', () => {
      expect(ask(['school-or-work'], ['government-current', 'school-or-work', 'agency-letter'], 2)).toMatchObject({
        because: 'does not have two forms of ID that the program takes',
        remedies: [{ steps: [replacement] }, { steps: [letter] }],
      });
    });

    it('takes both steps together for somebody who has none', () => {
      expect(ask([], ['government-current', 'agency-letter'], 2)).toMatchObject({
        remedies: [{ steps: [replacement, letter] }],
      });
    });

    it('is final where only one of them could be got', () => {
      expect(ask([], ['government-current', 'tribal'], 2)).toMatchObject({ outcome: 'unmet', remedies: [] });
    });
  });

  it('asks when nobody has recorded the IDs, and takes an empty list for none', () => {
    expect(ask(undefined, ['tribal'])).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'photoIds' }],
    });
    expect(ask([], ['tribal']).outcome).toBe('unmet');
  });
});
