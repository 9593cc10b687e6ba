import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { residency } from './residency.js';

const CONTEXT: RuleContext = {
  on: '2026-03-02',
  asOf: '2026-03-02',
  horizonEnd: '2026-05-31',
  organizationId: 'north',
  programId: 'north-detox',
};

describe('residency', () => {
  const greaterHartford = { states: ['CT'], counties: ['Hartford', 'Tolland'], shelterLetter: 'accepted' };
  const find = (residence: ClientFacts['residence'], values: Record<string, unknown> = greaterHartford) =>
    residency.evaluate(residence ? { residence } : {}, values, CONTEXT);

  it.each(['Hartford', 'HARTFORD', ' hartford ', 'Hartford County', 'Tolland'])(
    'is met in a county that is served, written "%s"',
    (county) => expect(find({ state: 'CT', county }).outcome).toBe('met'),
  );

  it('can be met outside the county by a letter from a shelter, within a day', () => {
    expect(find({ state: 'CT', county: 'New Haven' })).toMatchObject({
      outcome: 'unmet',
      because: 'lives outside the counties served: Hartford, Tolland',
      remedies: [{ steps: [{ code: 'shelter-letter', actor: 'worker', leadDays: 1 }] }],
    });
  });

  it('is final outside the county where no letter is accepted', () => {
    const values = { ...greaterHartford, shelterLetter: 'not-accepted' };
    expect(find({ state: 'CT', county: 'New Haven' }, values)).toMatchObject({ outcome: 'unmet', remedies: [] });
  });

  it('is final in another state: no letter changes the state', () => {
    expect(find({ state: 'MA', county: 'Hartford' })).toMatchObject({ outcome: 'unmet', remedies: [] });
    expect(find({ state: 'MA' })).toMatchObject({ outcome: 'unmet', remedies: [] });
  });

  it('does not ask for the county where the state is enough', () => {
    expect(find({ state: 'CT' }, { states: ['CT'], shelterLetter: 'accepted' }).outcome).toBe('met');
  });

  it('takes any state where none is listed', () => {
    expect(find({ state: 'ME', county: 'York' }, { counties: ['York'], shelterLetter: 'accepted' }).outcome).toBe(
      'met',
    );
  });

  it('is unknown without a residence, and without a county where one counts', () => {
    for (const residence of [undefined, { state: 'CT' }])
      expect(find(residence)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'residence' }] });
  });
});
