import { connect, type Socket } from 'node:net';

/** What came back in the time of a load. */
export interface LoadResult {
  readonly answers: number;
  readonly seconds: number;
  /** Bytes of the middle body. */
  readonly bytes: number;
}

/** How hard a server is asked. */
export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  readonly couples: number;
}

/** Asks over loopback for some seconds, each connection one question at a time. Node's own client would be the slower side. */
export async function putLoadOn({ port, connections, seconds, couples }: Load): Promise<LoadResult> {
  const sizes: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let next = 0;
  const ask = () => (performance.now() < until ? requestFor(next++ % couples) : undefined);
  await Promise.all(
    Array.from({ length: connections }, () => askOn(connect(port, '127.0.0.1'), ask, (bytes) => sizes.push(bytes))),
  );
  const middle = sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 0;
  return { answers: sizes.length, seconds: (performance.now() - begun) / 1000, bytes: middle };
}

function requestFor(couple: number): string {
  const body = JSON.stringify({ couple });
  return (
    `POST /api/v1/plan-searches HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n` +
    `content-length: ${body.length}\r\n\r\n${body}`
  );
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** One connection: the next question when the answer to the last has arrived whole. */
function askOn(socket: Socket, ask: () => string | undefined, answered: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    let [missing, body] = [-1, 0];
    const go = () => {
      const request = ask();
      if (request === undefined) socket.end(resolve);
      else socket.write(request);
    };
    socket.setNoDelay(true);
    socket.once('connect', go);
    socket.once('error', reject);
    socket.on('data', (chunk: Buffer) => {
      if (missing < 0) {
        received = Buffer.concat([received, chunk]);
        const end = received.indexOf(HEAD_END);
        if (end < 0) return;
        const head = received.subarray(0, end).toString('latin1');
        if (!head.startsWith('HTTP/1.1 201')) reject(new Error(`The server answered ${head.slice(0, 40)}`));
        body = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? NaN);
        missing = body - (received.length - end - HEAD_END.length);
      } else missing -= chunk.length;
      if (missing > 0) return;
      received = Buffer.alloc(0);
      missing = -1;
      answered(body);
      go();
    });
  });
}
