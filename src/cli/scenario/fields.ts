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

  at(name: string): Fields {
    return new Fields(this.value(name), `${this.path}.${name}`, this.problems);
  }

  /** A group of anything, by name. */
  entries(): [string, Fields][] {
    if (typeof this.node !== 'object' || this.node === null || Array.isArray(this.node)) return [];
    return Object.keys(this.node).map((name) => [name, this.at(name)]);
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

  number(name: string, fallback?: number): number {
    const value = this.value(name) ?? fallback;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.at(name).problem('must be a number');
    return 0;
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
