import type { ConnectionError } from 'fastify';
import type { Socket } from 'node:net';
import { plainProblem, PROBLEM_MEDIA_TYPE, type ProblemDetails } from './problem.js';

/** The answer to what Node cannot read as HTTP, by its own code for it. */
const BY_CODE: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The URL and the headers together are larger than 16 kB.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
};

/**
 * Answers on the bare connection what never became a request: neither Fastify nor Nest sees it. The connection is said
 * to be closed and is closed, because nobody can tell where on it a next request would begin.
 */
export function answerUnreadableRequest({ code }: ConnectionError, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = plainProblem(...(BY_CODE[code] ?? [400, 'This is not HTTP that can be read.']));
  socket.end(asText(problem));
}

function asText(problem: ProblemDetails): string {
  const body = JSON.stringify(problem);
  const lines = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    `content-type: ${PROBLEM_MEDIA_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
