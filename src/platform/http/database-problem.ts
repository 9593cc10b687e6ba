import { QueryFailedError } from 'typeorm';
import { plainProblem, type ProblemDetails } from './problem.js';

const CANNOT_BE_STORED = 'A value in the request cannot be stored: too large, not a date, or not plain text.';
const TAKEN = 'This is already there, or was changed by someone else at the same time. Read it again.';
const REFERS_TO_NOTHING = 'The request refers to something that does not exist, or that is still in use.';
const NOT_ALLOWED_TOGETHER = 'These values are not allowed together.';
const BUSY = 'Someone else is changing the same thing, or the database is busy. Try again in a moment.';

/** What PostgreSQL's refusals mean to a caller, by SQLSTATE. Its own words name columns and values, and stay inside. */
const BY_SQLSTATE: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  '22001': [400, CANNOT_BE_STORED],
  '22003': [400, CANNOT_BE_STORED],
  '22007': [400, CANNOT_BE_STORED],
  '22008': [400, CANNOT_BE_STORED],
  '22009': [400, CANNOT_BE_STORED],
  '22021': [400, CANNOT_BE_STORED],
  '22P02': [400, CANNOT_BE_STORED],
  '22P05': [400, CANNOT_BE_STORED],
  '23503': [409, REFERS_TO_NOTHING],
  '23505': [409, TAKEN],
  '23514': [400, NOT_ALLOWED_TOGETHER],
  '23P01': [409, TAKEN],
  '40001': [503, BUSY],
  '40P01': [503, BUSY],
  '42501': [403, 'This is not permitted.'],
  '53300': [503, BUSY],
  '55P03': [503, BUSY],
  '57014': [503, BUSY],
  '57P01': [503, BUSY],
  '57P03': [503, BUSY],
};

/** Node's and the driver's names for a server that is not there. */
const UNREACHABLE = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'];
const CONNECTION_LOST = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** The SQLSTATE of a failed statement, if the error is one. */
export function sqlStateOf(error: unknown): string | undefined {
  const { code } = causeOf(error) as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** The constraint a statement violated: a name from the migrations, safe to log. */
export function constraintOf(error: unknown): string | undefined {
  const { constraint } = causeOf(error) as { constraint?: unknown };
  return typeof constraint === 'string' ? constraint : undefined;
}

/** The answer to a failure of the database that is the caller's or nobody's fault; undefined for any other error. */
export function databaseProblem(error: unknown): ProblemDetails | undefined {
  const known = BY_SQLSTATE[sqlStateOf(error) ?? ''];
  if (known) return plainProblem(...known);
  const { code, message } = causeOf(error) as { code?: unknown; message?: unknown };
  const lost = UNREACHABLE.includes(String(code)) || CONNECTION_LOST.test(String(message));
  return lost ? plainProblem(503, BUSY) : undefined;
}

const causeOf = (error: unknown): object =>
  Object(error instanceof QueryFailedError ? error.driverError : error) as object;
