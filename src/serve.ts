import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application.js';
import { type Config, readConfig } from './platform/config/config.js';
import { openDatabase } from './platform/database/open-database.js';
import { StartFailure } from './platform/start-failure.js';
import { untilToldToStop } from './platform/until-told-to-stop.js';

/**
 * Runs the server until it is told to stop: database, schema, API. Then in the opposite order: no new requests, those
 * under way end, the database flushes and stops.
 *
 * @throws StartFailure with one sentence when it cannot start.
 */
export async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env);
  const stopping = untilToldToStop();
  let loseDatabase: (reason: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => (loseDatabase = reject));
  // It may be lost before anybody waits for that; the race below still hears of it.
  lost.catch(() => undefined);
  const database = await openDatabase(config, loseDatabase);
  try {
    const application = await createApplication(config, database.runtimeUrl, { logsRequests: true });
    try {
      await listen(application, config);
      process.stdout.write(`Tandem listens on ${await application.getUrl()}, on ${database.description}.\n`);
      await Promise.race([stopping, lost]);
    } finally {
      await application.close();
    }
  } finally {
    await database.stop();
  }
  process.stdout.write('Tandem has stopped.\n');
}

async function listen(application: NestFastifyApplication, { host, port }: Config): Promise<void> {
  try {
    await application.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartFailure(`Port ${port} on ${host} is already in use: set PORT to another.`);
    throw new StartFailure(
      `Tandem cannot listen on ${host}, port ${port} (${code ?? 'unknown cause'}): see HOST and PORT.`,
    );
  }
}
