import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * Looks again and again until there is something to see.
 *
 * @param limitMs How long to look, in milliseconds.
 * @returns What was seen, or undefined when the time was up.
 */
export async function poll<T>(limitMs: number, look: () => T | undefined): Promise<T | undefined> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const seen = look();
    if (seen !== undefined) return seen;
    await sleep(POLL_MS);
  }
  return undefined;
}
