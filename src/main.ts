import 'reflect-metadata';
import { serve } from './serve.js';
import { StartFailure } from './platform/start-failure.js';

try {
  await serve(process.env);
} catch (error) {
  // Only our own sentences are known to carry no value of any row; of anything else, the kind and the place.
  process.stderr.write(error instanceof StartFailure ? `${error.message}\n` : `${describe(error)}\n`);
  process.exitCode = 1;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'Tandem failed for an unknown reason.';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as { code?: unknown };
  return [`Tandem failed: ${error.name} ${typeof code === 'string' ? code : ''}`.trim(), ...frames].join('\n');
}
