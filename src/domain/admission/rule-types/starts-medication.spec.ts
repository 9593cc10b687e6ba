import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { startsMedication } from './starts-medication.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const find = (facts: ClientFacts, values: object = {}) =>
  startsMedication.evaluate(facts, { starts: [], prescriberOutside: 'accepted', ...values }, context);
const wants: ClientFacts = { medications: [], wantsMedication: 'yes' };

describe('starts-medication', () => {
  it('has somebody who wants medication see a prescriber first, where the house starts none', () => {
    expect(find(wants)).toEqual({
      outcome: 'unmet',
      because: 'wants to start medication, and the program starts none',
      remedies: [
        {
          steps: [
            {
              code: 'start-with-prescriber',
              action: 'see a prescriber outside and start medication before the stay',
              actor: 'worker',
              leadDays: 6,
            },
          ],
        },
      ],
    });
    expect(find(wants, { prescriberDays: 1 })).toMatchObject({ remedies: [{ steps: [{ leadDays: 1 }] }] });
  });

  it('is met where the program starts it', () => {
    expect(find(wants, { starts: ['buprenorphine'] }).outcome).toBe('met');
  });

  it('is final where nobody may start it', () => {
    expect(find(wants, { prescriberOutside: 'not-accepted' })).toMatchObject({ outcome: 'unmet', remedies: [] });
  });

  it('concerns nobody who wants none, or takes one already', () => {
    expect(find({ wantsMedication: 'no' }).outcome).toBe('met');
    expect(find({ medications: ['methadone'] }).outcome).toBe('met');
  });

  it('asks for what is not recorded', () => {
    expect(find({})).toMatchObject({
      outcome: 'unknown',
      asks: [{ fact: 'medications' }, { fact: 'wantsMedication' }],
    });
    expect(find({ medications: [] })).toMatchObject({ asks: [{ fact: 'wantsMedication' }] });
    expect(find({ wantsMedication: 'yes' })).toMatchObject({ asks: [{ fact: 'medications' }] });
    expect(find({ medications: [] }, { starts: ['methadone'] }).outcome).toBe('unknown');
  });
});
