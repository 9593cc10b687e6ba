/** Room for so many more rules than a list has now: an edit seldom needs a new place. */
const SPARE = 2;

/** One rule of a list: its number, and the day, as a number, from which it stands. */
export interface ListedRule {
  readonly rule: number;
  readonly since: number;
}

/** A short list of rules for each slot, all in one pair of arrays. */
export class RuleLists {
  /** By slot: where its list begins, and where it ends. */
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  /** The numbers of the rules, and the days from which they stand, side by side. */
  rules = new Int32Array(0);
  since = new Int32Array(0);
  /** By slot: where the room of its list ends. */
  private rooms = new Int32Array(0);
  private used = 0;

  get bytes(): number {
    return (3 * this.starts.length + 2 * this.rules.length) * Int32Array.BYTES_PER_ELEMENT;
  }

  /** Sets the list of a slot, in its old place where there is room. */
  set(slot: number, list: readonly ListedRule[]): void {
    if (slot >= this.starts.length) this.widen(slot + 1);
    let start = this.starts[slot] ?? 0;
    if (start + list.length > (this.rooms[slot] ?? 0)) {
      start = this.used;
      this.used += list.length + SPARE;
      if (this.used > this.rules.length) this.lengthen();
      this.starts[slot] = start;
      this.rooms[slot] = this.used;
    }
    for (const [place, { rule, since }] of list.entries()) {
      this.rules[start + place] = rule;
      this.since[start + place] = since;
    }
    this.ends[slot] = start + list.length;
  }

  private widen(slots: number): void {
    this.starts = grown(this.starts, slots);
    this.ends = grown(this.ends, slots);
    this.rooms = grown(this.rooms, slots);
  }

  private lengthen(): void {
    this.rules = grown(this.rules, this.used);
    this.since = grown(this.since, this.used);
  }
}

/** The same numbers with room for at least `length`, a quarter more than was needed so far. */
function grown(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(length, Math.ceil(numbers.length * 1.25), 64));
  larger.set(numbers);
  return larger;
}
