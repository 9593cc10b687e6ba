import fc from 'fast-check';
import { LeastFirst } from './least-first.js';

describe('a queue with the least first', () => {
  it('gives what was put in, the least key first, whenever it was put in', () => {
    const keys = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.maxSafeNat()));
    fc.assert(
      fc.property(keys, keys, fc.nat(20), (first, more, taken) => {
        const all = [...first, ...more];
        const queue = new LeastFirst();
        const given: number[] = [];
        const take = () => {
          const least = queue.leastKey;
          const item = queue.take();
          if (item !== undefined) expect(all[item]).toBe(least);
          if (item !== undefined) given.push(item);
        };
        for (const [item, key] of first.entries()) queue.add(item, key);
        for (let count = 0; count < taken; count += 1) take();
        const early = given.length;
        for (const [item, key] of more.entries()) queue.add(first.length + item, key);
        while (given.length < all.length) take();
        expect(queue.leastKey).toBe(Infinity);
        expect(queue.take()).toBeUndefined();
        expect([...given].sort((a, b) => a - b)).toEqual(all.map((_, item) => item));
        const inOrder = (items: readonly number[]) => items.map((item) => all[item] ?? NaN);
        for (const part of [given.slice(0, early), given.slice(early)])
          expect(inOrder(part)).toEqual(inOrder(part).sort((a, b) => a - b));
      }),
    );
  });
});
