import { isIsoDate, type IsoDate } from '../../domain/calendar.js';

/** The least and the most that a number may be. */
export type Range = readonly [number, number];

/** Reads named fields out of a parsed file and collects every problem with its place, instead of stopping at the first. */
export class Fields {
  constructor(
    private readonly node: unknown,
    readonly path: string,
    private readonly problems: string[],
  ) {}

  /** The fields of an object; anything else is a problem and reads as empty. Names outside `allowed` are problems. */
  object(allowed: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof this.node !== 'object' || this.node === null || Array.isArray(this.node)) {
      if (this.node !== undefined && this.node !== null) this.problem(`must be a group of: ${allowed.join(', ')}`);
      return {};
    }
    for (const name of Object.keys(this.node))
      if (!allowed.includes(name)) this.problem(`"${name}" is not known here; known are ${allowed.join(', ')}`);
    return this.node as Record<string, unknown>;
  }

  /** A list; absent reads as empty. */
  list(name: string): Fields[] {
    const value = this.value(name);
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.at(name).problem('must be a list');
      return [];
    }
    return value.map((item, index) => new Fields(item, `${this.path}.${name}[${String(index)}]`, this.problems));
  }

  /** A list that must be one where its name is given at all. */
  given(name: string): Fields[] {
    if (this.value(name) === null) this.at(name).problem('must be a list');
    return this.list(name);
  }

  /** A list of texts; absent reads as empty. */
  texts(name: string): string[] {
    const items = this.given(name);
    for (const item of items) if (typeof item.raw !== 'string' || item.raw === '') item.problem('must be a text');
    return items.map(({ raw }) => String(raw));
  }

  /** A list, each item of which is one of some names; absent reads as empty. */
  eachOf(name: string, allowed: readonly string[]): void {
    for (const item of this.given(name))
      if (!allowed.includes(item.raw as string)) item.problem(`must be one of ${allowed.join(', ')}`);
  }

  get isGroup(): boolean {
    return typeof this.node === 'object' && this.node !== null && !Array.isArray(this.node);
  }

  at(name: string): Fields {
    return new Fields(this.value(name), `${this.path}.${name}`, this.problems);
  }

  /** A group of anything, by name; absent reads as empty. */
  entries(): [string, Fields][] {
    if (this.node === undefined) return [];
    if (!this.isGroup) {
      this.problem('must be a group of names and what belongs to each');
      return [];
    }
    return Object.keys(this.node as object).map((name) => [name, this.at(name)]);
  }

  value(name: string): unknown {
    return typeof this.node === 'object' && this.node !== null
      ? (this.node as Record<string, unknown>)[name]
      : undefined;
  }

  get raw(): unknown {
    return this.node;
  }

  has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  text(name: string, fallback?: string): string {
    const value = this.value(name) ?? fallback;
    if (typeof value === 'string' && value.length > 0) return value;
    this.at(name).problem('must be a text');
    return '';
  }

  /** A number from `least` to `most`, both included. */
  number(name: string, [least, most]: Range, fallback?: number): number {
    const value = this.value(name) ?? fallback;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    this.at(name).problem(`must be a number from ${String(least)} to ${String(most)}`);
    return least;
  }

  /** A whole number from `least` to `most`, both included. */
  count(name: string, range: Range, fallback?: number): number {
    const value = this.number(name, range, fallback);
    if (!Number.isInteger(value)) this.at(name).problem('must be a whole number');
    return value;
  }

  /** True or false. */
  flag(name: string): boolean {
    const value = this.value(name);
    if (typeof value !== 'boolean') this.at(name).problem('must be true or false');
    return value === true;
  }

  /** A day that exists. */
  day(name: string): IsoDate {
    const value = this.value(name);
    if (isIsoDate(value)) return value;
    this.at(name).problem('must be a day as YYYY-MM-DD');
    return '2000-01-01';
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback?: T): T {
    const value = this.value(name) ?? fallback;
    if (allowed.includes(value as T)) return value as T;
    this.at(name).problem(`must be one of ${allowed.join(', ')}`);
    return allowed[0] as T;
  }

  someOf<T extends string>(name: string, allowed: readonly T[]): readonly T[] {
    const value = this.value(name) ?? [];
    if (Array.isArray(value) && value.every((item) => allowed.includes(item as T))) return value as T[];
    this.at(name).problem(`must be a list of ${allowed.join(', ')}`);
    return [];
  }

  problem(message: string): void {
    this.problems.push(`${this.path.replace(/^\./, '') || 'file'}: ${message}`);
  }
}
