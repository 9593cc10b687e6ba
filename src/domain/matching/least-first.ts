/** Numbers with a least key first, each with a number of its own: a binary heap. Filled at once, then taken one by one. */
export class LeastFirst {
  private readonly keys: number[] = [];
  private readonly items: number[] = [];
  /** Until the first is asked for, nothing is in order. */
  private wasTaken = false;

  add(item: number, key: number): void {
    this.keys.push(key);
    this.items.push(item);
    if (this.wasTaken) this.rise(this.items.length - 1, key, item);
  }

  /** The least key; infinite when nothing is left. */
  get leastKey(): number {
    this.order();
    return this.keys[0] ?? Infinity;
  }

  /** Takes out the item with the least key. */
  take(): number | undefined {
    this.order();
    const least = this.items[0];
    const [key, item] = [this.keys.pop(), this.items.pop()];
    if (this.items.length > 0 && key !== undefined && item !== undefined) this.sink(0, key, item);
    return least;
  }

  private order(): void {
    if (this.wasTaken) return;
    this.wasTaken = true;
    for (let at = (this.items.length >> 1) - 1; at >= 0; at -= 1)
      this.sink(at, this.keys[at] ?? Infinity, this.items[at] ?? 0);
  }

  /** Puts an entry where it belongs, at `at` or above. */
  private rise(at: number, key: number, item: number): void {
    const { keys, items } = this;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentKey = keys[parent] ?? -Infinity;
      if (parentKey <= key) break;
      keys[at] = parentKey;
      items[at] = items[parent] ?? 0;
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** Puts an entry where it belongs, at `at` or below. */
  private sink(at: number, key: number, item: number): void {
    const { keys, items } = this;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= keys.length) break;
      if (child + 1 < keys.length && (keys[child + 1] ?? 0) < (keys[child] ?? 0)) child += 1;
      const childKey = keys[child] ?? Infinity;
      if (childKey >= key) break;
      keys[at] = childKey;
      items[at] = items[child] ?? 0;
      at = child;
    }
    keys[at] = key;
    items[at] = item;
  }
}
