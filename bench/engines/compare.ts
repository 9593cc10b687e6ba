import type { BenchCouple } from '../world/couples.js';
import type { Engine } from './engine.js';

/** For so many couples two engines were asked, and so many answers differ. */
export interface Agreement {
  readonly asked: number;
  readonly differing: number;
  /** Where the first difference is; absent where there is none. */
  readonly first?: string;
}

/** Holds whole answers against each other, to the last word of every reason. */
export function compareAnswers(one: Engine, other: Engine, couples: Iterable<BenchCouple>): Agreement {
  const differences: string[] = [];
  let asked = 0;
  for (const couple of couples) {
    const place = firstDifference(one.find(couple), other.find(couple), 'answer');
    if (place !== undefined) differences.push(`couple ${asked}, ${place}`);
    asked += 1;
  }
  const [first] = differences;
  return { asked, differing: differences.length, ...(first !== undefined && { first }) };
}

/** Where two values first differ, as a path; undefined where they are equal. A key without a value is no key. */
export function firstDifference(one: unknown, other: unknown, path: string): string | undefined {
  if (Object.is(one, other)) return undefined;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return `${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const [mine, theirs] = [(one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]];
    const difference = firstDifference(mine, theirs, `${path}.${key}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
