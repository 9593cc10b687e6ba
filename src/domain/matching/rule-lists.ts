/** Room for so many more rules than a list has now: an edit seldom needs a new place. */
const SPARE = 2;

/** A short list of numbers for each slot, all in one array. */
export class RuleLists {
  /** By slot: where its list begins, and where it ends. */
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  numbers = new Int32Array(0);
  /** By slot: where the room of its list ends. */
  private rooms = new Int32Array(0);
  private used = 0;

  get bytes(): number {
    return this.starts.byteLength + this.ends.byteLength + this.rooms.byteLength + this.numbers.byteLength;
  }

  /** Sets the list of a slot, in its old place where there is room. */
  set(slot: number, list: readonly number[]): void {
    if (slot >= this.starts.length) this.widen(slot + 1);
    let start = this.starts[slot] ?? 0;
    if (start + list.length > (this.rooms[slot] ?? 0)) {
      start = this.used;
      this.used += list.length + SPARE;
      if (this.used > this.numbers.length) this.numbers = grown(this.numbers, this.used);
      this.starts[slot] = start;
      this.rooms[slot] = this.used;
    }
    this.numbers.set(list, start);
    this.ends[slot] = start + list.length;
  }

  private widen(slots: number): void {
    this.starts = grown(this.starts, slots);
    this.ends = grown(this.ends, slots);
    this.rooms = grown(this.rooms, slots);
  }
}

/** The same numbers with room for at least `length`, a quarter more than was needed so far. */
function grown(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(length, Math.ceil(numbers.length * 1.25), 64));
  larger.set(numbers);
  return larger;
}
