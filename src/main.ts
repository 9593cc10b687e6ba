import 'reflect-metadata';
import { serve } from './serve.js';
import { describeFailure } from './platform/start-failure.js';

try {
  await serve(process.env);
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
