import fc from 'fast-check';
import type { ClientFacts } from '../facts/index.js';
import { PRIORITY_ORDERS, standingOf, type PriorityOrder } from './priority.js';

const { federal } = PRIORITY_ORDERS;

describe('the place in an order of priority classes', () => {
  it.each<[ClientFacts, number, string[]]>([
    [{ gender: 'woman', pregnant: 'yes', injectsDrugs: 'yes' }, 0, []],
    [{ gender: 'woman', pregnant: 'yes', injectsDrugs: 'no' }, 1, []],
    [{ gender: 'woman', pregnant: 'no', injectsDrugs: 'yes' }, 2, []],
    [{ gender: 'woman', pregnant: 'no', injectsDrugs: 'no' }, 3, []],
    [{ gender: 'man', injectsDrugs: 'yes' }, 2, []],
    [{ gender: 'man', injectsDrugs: 'no' }, 3, []],
    // Unknown puts nobody in a class and out of none: it is asked.
    [{}, 3, ['pregnant', 'injectsDrugs']],
    [{ gender: 'man' }, 3, ['injectsDrugs']],
    [{ gender: 'woman', pregnant: 'yes' }, 1, ['injectsDrugs']],
    [{ gender: 'woman', injectsDrugs: 'yes' }, 2, ['pregnant']],
    [{ gender: 'nonbinary', injectsDrugs: 'no' }, 3, ['pregnant']],
  ])('of %j is %i in the federal order, and asks %j', (facts, priority, asks) => {
    expect(standingOf(facts, federal)).toEqual({ priority, asks });
  });

  it('follows a funder that puts people with children first', () => {
    const order: PriorityOrder = ['with-children', 'pregnant'];
    expect(standingOf({ childrenAges: [2], pregnant: 'no' }, order).priority).toBe(0);
    expect(standingOf({ childrenAges: [], pregnant: 'yes' }, order).priority).toBe(1);
    expect(standingOf({ pregnant: 'yes' }, order)).toEqual({ priority: 1, asks: ['childrenAges'] });
  });

  it('is never further to the front for what is not known, and names every question that could change it', () => {
    const answer = fc.constantFrom('yes' as const, 'no' as const);
    const facts = fc.record({ pregnant: answer, injectsDrugs: answer, gender: fc.constant('woman' as const) });
    fc.assert(
      fc.property(facts, fc.constantFrom('pregnant' as const, 'injectsDrugs' as const), (known, forgotten) => {
        const { [forgotten]: _, ...rest } = known;
        const [full, less] = [standingOf(known, federal), standingOf(rest, federal)];
        expect(less.priority).toBeGreaterThanOrEqual(full.priority);
        if (less.priority !== full.priority) expect(less.asks).toContain(forgotten);
      }),
    );
  });
});
