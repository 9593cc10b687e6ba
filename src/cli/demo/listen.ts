import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer } from 'node:net';
import type { Config } from '../../platform/config/config.js';
import { StartFailure } from '../../platform/start-failure.js';

/** Ports that are tried, the configured one first. */
const TRIED = 20;

/**
 * Listens on the configured port or, where that is taken, on the next free one.
 *
 * @returns Where, without a path.
 */
export async function listenNearby(application: NestFastifyApplication, { host, port }: Config): Promise<string> {
  for (let tried = port; tried < port + TRIED && tried <= 65_535; tried += 1) {
    if (!(await isFree(tried, host))) continue;
    await application.listen(tried, host);
    return application.getUrl();
  }
  throw new StartFailure(`No port from ${port} to ${port + TRIED - 1} is free on ${host}: set PORT to another.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((answer, fail) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') answer(false);
      else fail(new StartFailure(`Tandem cannot listen on ${host}, port ${port} (${error.code ?? error.message}).`));
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => answer(true)));
  });
}
