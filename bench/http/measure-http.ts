import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { median } from '../measure/spread.js';
import type { BenchWorldSize } from '../world/bench-world.js';
import { putLoadOn } from './load.js';

/** One server under load. */
export interface HttpResult {
  /** What one core could answer in a second, by the server's CPU time for each answer. */
  readonly perCore: number;
  /** What was answered in a second of the clock, beside the load itself and whatever else ran. */
  readonly perSecond: number;
  readonly bytes: number;
}

/** The plan search over HTTP, and a route that always answers the same as many bytes. */
export interface HttpMeasurement {
  readonly search: HttpResult;
  readonly constant: HttpResult;
}

const CONNECTIONS = 16;

/** Measures both servers, one after the other, each in a process of its own. */
export async function measureHttp(
  world: BenchWorldSize,
  { runs, seconds }: { readonly runs: number; readonly seconds: number },
): Promise<HttpMeasurement> {
  const load = { runs, seconds, couples: world.couples };
  const search = await measureServer(['search', JSON.stringify(world)], load);
  const constant = await measureServer(['constant', String(search.bytes)], load);
  return { search, constant };
}

async function measureServer(
  args: readonly string[],
  { runs, seconds, couples }: { readonly runs: number; readonly seconds: number; readonly couples: number },
): Promise<HttpResult> {
  const server = fork(new URL('server.js', import.meta.url), args);
  try {
    const { port } = await messageOf<{ port: number }>(server);
    const load = { port, connections: CONNECTIONS, couples };
    await putLoadOn({ ...load, seconds: seconds / 2 });
    const results: HttpResult[] = [];
    for (let run = 0; run < runs; run += 1) {
      const before = await workedBy(server);
      const { answers, seconds: took, bytes } = await putLoadOn({ ...load, seconds });
      const worked = (await workedBy(server)) - before;
      results.push({ perCore: (answers * 1e6) / worked, perSecond: answers / took, bytes });
    }
    const of = (figure: keyof HttpResult) => median(results.map((result) => result[figure]));
    return { perCore: of('perCore'), perSecond: of('perSecond'), bytes: of('bytes') };
  } finally {
    server.disconnect();
  }
}

async function workedBy(server: ChildProcess): Promise<number> {
  server.send('worked?');
  return (await messageOf<{ worked: number }>(server)).worked;
}

/** The next message, or the failure of a server that ends before it has said anything. */
async function messageOf<T>(server: ChildProcess): Promise<T> {
  const ended = once(server, 'exit').then(() => {
    throw new Error('The server has ended before it answered.');
  });
  const [message] = (await Promise.race([once(server, 'message'), ended])) as [T];
  return message;
}
