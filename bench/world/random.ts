/**
 * A seeded source of chance (sfc32, public domain, by Chris Doty-Humphrey): the same seed and stream give the same
 * world on every machine. Named streams keep one part of a world from changing when another part draws more.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, stream: string) {
    [this.a, this.b, this.c] = [seed | 0, hashOf(stream), 0x9e3779b9];
    for (let round = 0; round < 12; round += 1) this.bits();
  }

  /** A number from 0 to 1, without 1. */
  next(): number {
    return this.bits() / 0x1_0000_0000;
  }

  /** A whole number, both bounds included. */
  int(minimum: number, maximum: number): number {
    return minimum + Math.floor(this.next() * (maximum - minimum + 1));
  }

  /** True in so many of one. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** One value, each as often as its weight says. */
  weighted<T>(choices: Weighted<T>): T {
    let left = this.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return (choices[choices.length - 1] as readonly [number, T])[1];
  }

  /** Around 0, two thirds of the time within 1. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** An id in the form of a random UUID. */
  uuid(): string {
    // Written into bytes: a string put together from pieces would keep the pieces, and take five times the memory.
    const text = Buffer.allocUnsafe(36);
    for (let at = 0; at < 36; at += 1) {
      const digit = at === 14 ? 4 : at === 19 ? 8 + this.int(0, 3) : this.int(0, 15);
      text[at] = DASHES.has(at) ? DASH : HEX.charCodeAt(digit);
    }
    return text.toString('latin1');
  }

  private bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }
}

const HEX = '0123456789abcdef';
const DASH = 45;
const DASHES: ReadonlySet<number> = new Set([8, 13, 18, 23]);

/** Values with how often each is drawn, in any unit. */
export type Weighted<T> = readonly (readonly [weight: number, value: T])[];

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
