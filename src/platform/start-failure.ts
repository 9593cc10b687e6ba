/** Tandem cannot start, for a cause the person at the keyboard can remove: the message is one plain sentence. */
export class StartFailure extends Error {
  override name = 'StartFailure';
}

/**
 * What a process that fails may say of it. Only our own sentences are known to carry no value of any row; of anything
 * else, the kind and the place.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof StartFailure) return error.message;
  if (!(error instanceof Error)) return 'Tandem failed for an unknown reason.';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as { code?: unknown };
  return [`Tandem failed: ${error.name} ${typeof code === 'string' ? code : ''}`.trim(), ...frames].join('\n');
}
