import { FACTS } from '../../facts/index.js';
import { ADDRESS_PROOFS, type AddressProof } from '../../vocabulary/papers.js';
import type { RuleContext } from '../rule-type.js';
import { addressProof } from './address-proof.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const find = (addressProofs: readonly AddressProof[] | undefined, kinds: readonly AddressProof[]) =>
  addressProof.evaluate({ ...(addressProofs && { addressProofs }) }, { kinds }, context);

describe('address-proof', () => {
  it('takes a letter from the shelter, which is there in a day', () => {
    expect(find([], ['lease', 'shelter-letter'])).toEqual({
      outcome: 'unmet',
      because: 'has no paper that the program takes as proof of address',
      remedies: [
        {
          steps: [
            {
              code: 'shelter-letter',
              action: 'get a letter from the shelter where the client stays',
              actor: 'worker',
              leadDays: 1,
            },
          ],
        },
      ],
    });
  });

  it('is met by any one paper of the list', () => {
    expect(find(['official-mail', 'lease'], ['lease', 'utility-bill']).outcome).toBe('met');
    expect(find(['official-mail'], ['lease', 'shelter-letter']).outcome).toBe('unmet');
  });

  it.each<[AddressProof, string, string, number]>([
    ['agency-letter', 'address-letter', 'worker', 1],
    ['host-statement', 'host-statement', 'client', 3],
    ['official-mail', 'official-mail', 'worker', 10],
  ])('can be met by way of %s', (kind, code, actor, leadDays) => {
    expect(find([], [kind])).toMatchObject({ remedies: [{ steps: [{ code, actor, leadDays }] }] });
  });

  it('asks staff where only a lease or a bill would do: nobody is turned away for sleeping outside', () => {
    expect(find([], ['lease', 'utility-bill'])).toEqual({
      outcome: 'unknown',
      because: 'has no paper that the program takes as proof of address',
      asks: [{ of: 'staff', question: 'What do you take from somebody who has none of these: lease, utility bill?' }],
    });
  });

  it('asks when it is not recorded', () => {
    expect(find(undefined, ['lease'])).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'addressProofs' }],
    });
  });

  it('touches on immigration in no question, remedy or kind of paper', () => {
    const said = JSON.stringify([FACTS.addressProofs, addressProof, ...ADDRESS_PROOFS.map((kind) => find([], [kind]))]);
    expect(said).not.toMatch(/immigra|citizen|visa|passport|green card|legal status/i);
  });
});
