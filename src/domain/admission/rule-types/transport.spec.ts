import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { transport } from './transport.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

// 10 March 2026 is a Tuesday.
const onTheBusLine = { reachedBy: ['public-transport', 'own-vehicle'] };
const withVan = { ...onTheBusLine, vanDays: ['monday', 'thursday'] };

const ask = (ways: ClientFacts['transport'], values: Readonly<Record<string, unknown>> = withVan, on = context.on) =>
  transport.evaluate({ ...(ways && { transport: ways }) }, values, { ...context, on });

const ride = { steps: [expect.objectContaining({ code: 'ride:elm-street', actor: 'worker', leadDays: 1 })] };

describe('transport', () => {
  it('arranges a ride within a day, or waits for the van on Thursday', () => {
    expect(ask([])).toEqual({
      outcome: 'unmet',
      because: 'has no way to get there',
      remedies: [ride, { steps: [], notBefore: '2026-03-12' }],
    });
  });

  it('is met on the days of the van, and on no other', () => {
    expect(ask([], withVan, '2026-03-12').outcome).toBe('met');
    expect(ask([], withVan, '2026-03-13')).toMatchObject({ remedies: [ride, { notBefore: '2026-03-16' }] });
    expect(ask([], withVan, '2026-03-16').outcome).toBe('met');
  });

  it('is met for somebody with a way that leads there', () => {
    expect(ask(['on-foot', 'public-transport'], onTheBusLine).outcome).toBe('met');
    expect(ask(['on-foot'], onTheBusLine)).toMatchObject({ outcome: 'unmet', remedies: [ride] });
  });

  it('asks where it is not recorded, on the days of the van too', () => {
    expect(ask(undefined, withVan, '2026-03-12')).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'client', fact: 'transport' }],
    });
  });
});
