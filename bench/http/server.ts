import 'reflect-metadata';
import fastify from 'fastify';
import { ENGINES } from '../engines/engine.js';
import { benchWorld, type BenchWorldSize } from '../world/bench-world.js';
import { createPlanSearchApp } from './plan-search.app.js';

/**
 * A server of its own process, so that its work can be told from the load's. It is started by `measure-http.ts`, says where it
 * listens, and answers each message with the microseconds that it has worked.
 */
const [kind = '', argument = ''] = process.argv.slice(2);
const port = kind === 'constant' ? await serveConstant(Number(argument)) : await servePlanSearch(argument);

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ worked: user + system });
});
// The benchmark has gone: nobody will ask any more.
process.on('disconnect', () => process.exit(0));
process.send?.({ port });

/** Fastify alone, with the same body to read and an answer of a given size that is ready beforehand. */
async function serveConstant(bytes: number): Promise<number> {
  const app = fastify();
  const text = JSON.stringify({ text: 'x'.repeat(Math.max(0, bytes - 11)) });
  app.post('/api/v1/plan-searches', (_request, reply) =>
    reply.status(201).type('application/json; charset=utf-8').send(text),
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  return portOf(app.server.address());
}

async function servePlanSearch(size: string): Promise<number> {
  const world = benchWorld(JSON.parse(size) as BenchWorldSize);
  const [kindOfEngine] = ENGINES;
  if (!kindOfEngine) throw new Error('There is no engine');
  const app = await createPlanSearchApp(kindOfEngine.build(world.programs, world.asOf), world);
  await app.listen(0, '127.0.0.1');
  return portOf(app.getHttpServer().address());
}

function portOf(address: ReturnType<NonNullable<import('node:net').Server['address']>>): number {
  if (typeof address !== 'object' || address === null) throw new Error('The server listens nowhere');
  return address.port;
}
