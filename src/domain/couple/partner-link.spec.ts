import fc from 'fast-check';
import { confirm, end, invite, isCouple, LinkNotPossible, NotAPartner, PartnerLinkEnded } from './partner-link.js';

const BOTH = ['ana', 'ben'] as const;

describe('a partner link', () => {
  it('is only proposed by an invitation, which confirms nothing for either', () => {
    expect(invite('ana', 'ben')).toEqual({
      ...{ clientIds: ['ana', 'ben'], kind: 'intimate-partner' },
      ...{ status: 'invited', confirmedBy: [] },
    });
  });

  it.each([
    ['intimate-partner', true],
    ['kin', false],
    ['friend', false],
    ['other', false],
  ] as const)('of kind %s is a couple: %s, confirmed by both like any other', (kind, couple) => {
    const link = ['ana', 'ben'].reduce(confirm, invite('ana', 'ben', kind));
    expect(link).toMatchObject({ kind, status: 'confirmed' });
    expect(isCouple(link)).toBe(couple);
  });

  it('needs two people', () => {
    expect(() => invite('ana', 'ana')).toThrow(LinkNotPossible);
  });

  it.each([
    ['nobody', [], 'invited'],
    ['the one who invited', ['ana'], 'invited'],
    ['the one who was invited', ['ben'], 'invited'],
    ['one of them twice', ['ben', 'ben'], 'invited'],
    ['both', ['ana', 'ben'], 'confirmed'],
    ['both, the other way round', ['ben', 'ana'], 'confirmed'],
  ] as const)('when confirmed by %s', (_case, confirming, status) => {
    const link = confirming.reduce(confirm, invite('ana', 'ben'));
    expect(link.status).toBe(status);
  });

  it.each([
    ['before anybody confirmed', [], 'ana'],
    ['by the one who was invited', [], 'ben'],
    ['after both confirmed', ['ana', 'ben'], 'ben'],
  ] as const)('is ended by either alone: %s', (_case, confirming, ending) => {
    const link = confirming.reduce(confirm, invite('ana', 'ben'));
    expect(end(link, ending).status).toBe('ended');
  });

  it('stays ended', () => {
    const ended = end(invite('ana', 'ben'), 'ben');
    expect(() => confirm(ended, 'ana')).toThrow(PartnerLinkEnded);
    expect(() => end(ended, 'ana')).toThrow(PartnerLinkEnded);
  });

  it('is nobody else’s to confirm or end', () => {
    expect(() => confirm(invite('ana', 'ben'), 'cleo')).toThrow(NotAPartner);
    expect(() => end(invite('ana', 'ben'), 'cleo')).toThrow(NotAPartner);
  });

  const who = fc.constantFrom(...BOTH);
  const acts = fc.record({ confirming: fc.array(who, { maxLength: 6 }), ending: fc.option(who) });
  const after = (first: string, second: string, confirming: readonly string[], ending: string | null) => {
    const link = confirming.reduce(confirm, invite(first, second));
    return ending === null ? link : end(link, ending);
  };

  it('has the same status whichever of the two is named first, and whichever does what', () => {
    const swap = (id: string) => (id === 'ana' ? 'ben' : 'ana');
    fc.assert(
      fc.property(acts, ({ confirming, ending }) => {
        const { status } = after('ana', 'ben', confirming, ending);
        expect(after('ben', 'ana', confirming, ending).status).toBe(status);
        expect(after('ana', 'ben', confirming.map(swap), ending && swap(ending)).status).toBe(status);
      }),
    );
  });

  it('is confirmed exactly when both did and neither ended it', () => {
    fc.assert(
      fc.property(acts, ({ confirming, ending }) => {
        const bothConfirmed = BOTH.every((id) => confirming.includes(id));
        const { status } = after('ana', 'ben', confirming, ending);
        expect(status === 'confirmed').toBe(bothConfirmed && ending === null);
      }),
    );
  });
});
