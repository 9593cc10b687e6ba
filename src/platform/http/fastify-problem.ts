import { BODY_LIMIT_BYTES } from './body-limit.js';
import { plainProblem, type ProblemDetails } from './problem.js';

const NOT_JSON: readonly [number, string] = [400, 'The body is not valid JSON.'];

/** What Fastify refuses before a route is reached, in plain sentences. Its own words can repeat the body. */
const BY_CODE: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, `The body is larger than ${BODY_LIMIT_BYTES / 1024} kB.`],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'Send the body as application/json.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'The body is not as long as Content-Length says.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'The body is empty although its content type is application/json.'],
  FST_ERR_CTP_INVALID_JSON_BODY: NOT_JSON,
  FST_ERR_BAD_URL: [400, 'The URL is not validly encoded.'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'The URL is too long.'],
};

/** The answer to an error of Fastify's or of its body parser; undefined for any other error. */
export function fastifyProblem(error: unknown): ProblemDetails | undefined {
  const { code, statusCode } = Object(error) as { code?: unknown; statusCode?: unknown };
  const known = BY_CODE[String(code)];
  if (known) return plainProblem(...known);
  if (error instanceof SyntaxError && statusCode === 400) return plainProblem(...NOT_JSON);
  const isClientError = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return isClientError ? plainProblem(statusCode) : undefined;
}
