/** The largest request body that is read. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/** The deepest nesting of a request body. A rule tree needs about ten; beyond it recursion would cost the stack. */
export const BODY_DEPTH_LIMIT = 40;

/** Whether `value` is nested deeper than `limit`. Walks without recursion, so that depth itself cannot hurt it. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((item): unknown[] => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}
