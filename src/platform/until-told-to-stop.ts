/**
 * Waits for the operator (Ctrl-C) or the system (SIGTERM) to end this process. Later signals change nothing: a clean
 * stop is under way, and its limits are its own.
 */
export function untilToldToStop(): Promise<void> {
  return new Promise((told) => {
    process.on('SIGINT', () => told());
    process.on('SIGTERM', () => told());
  });
}
