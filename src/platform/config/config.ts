import { createHmac } from 'node:crypto';
import { join, resolve } from 'node:path';
import { StartFailure } from '../start-failure.js';
import { keptFile, randomSecret } from './kept-file.js';

/** What the process runs for; 'test' alone allows a database that may lose data. */
export const ENVIRONMENTS = ['production', 'development', 'test'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

const SHORTEST_SECRET = 32;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** Everything the environment decides, read and checked once at start. Also the token it is injected by. */
export class Config {
  constructor(
    readonly environment: Environment,
    /** The address to listen on; loopback unless HOST says otherwise. */
    readonly host: string,
    /** 0 picks a free port. */
    readonly port: number,
    /** Absolute path of everything Tandem keeps in files: the embedded database and generated secrets. */
    readonly dataDirectory: string,
    /** The owner's login on a PostgreSQL server; without it Tandem runs the embedded one. */
    readonly databaseUrl: string | undefined,
    /** The login of requests, for servers on which the owner may not create roles. */
    readonly databaseRuntimeUrl: string | undefined,
    /** Key of every HMAC that leaves the server (ETags); the same on all replicas. At least 32 characters. */
    readonly secret: string,
  ) {}

  /** Cookies travel over HTTPS only, except on a machine talking to itself while nobody calls it production. */
  get secureCookies(): boolean {
    return this.environment === 'production' || !LOOPBACK.includes(this.host);
  }
}

/**
 * Reads the environment.
 *
 * @throws StartFailure naming every variable that is wrong, and what it has to be.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const read = (name: string) => env[name]?.trim() || undefined;

  const environment = ENVIRONMENTS.find((known) => known === (read('NODE_ENV') ?? 'development'));
  if (!environment) problems.push(`NODE_ENV must be one of ${ENVIRONMENTS.join(', ')}`);
  const port = Number(read('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push('PORT must be a whole number from 0 to 65535');
  const databaseUrl = read('DATABASE_URL');
  const databaseRuntimeUrl = read('DATABASE_RUNTIME_URL');
  problems.push(...databaseProblems(databaseUrl, databaseRuntimeUrl));
  const secret = read('TANDEM_SECRET');
  if (secret && secret.length < SHORTEST_SECRET) {
    problems.push(`TANDEM_SECRET must have at least ${String(SHORTEST_SECRET)} characters`);
  }
  const dataDirectory = resolve(read('TANDEM_DATA_DIR') ?? 'var');

  if (!environment || problems.length > 0) {
    throw new StartFailure(`The environment is not usable: ${problems.join('; ')}.`);
  }
  return new Config(
    environment,
    read('HOST') ?? '127.0.0.1',
    port,
    dataDirectory,
    databaseUrl,
    databaseRuntimeUrl,
    secret ?? defaultSecret(databaseUrl, dataDirectory),
  );
}

/** Replicas share a database and so its password; an embedded database has no replicas, and a file does. */
function defaultSecret(databaseUrl: string | undefined, dataDirectory: string): string {
  if (databaseUrl === undefined) return keptFile(join(dataDirectory, 'secret'), randomSecret);
  return createHmac('sha256', decodeURIComponent(new URL(databaseUrl).password))
    .update('tandem secret')
    .digest('base64url');
}

function databaseProblems(owner: string | undefined, runtime: string | undefined): string[] {
  const problems: string[] = [];
  if (owner && !isPostgresUrl(owner))
    problems.push('DATABASE_URL must be a URL like postgresql://role:password@host/name');
  else if (owner && new URL(owner).password === '') problems.push('DATABASE_URL must contain a password');
  if (runtime && !isPostgresUrl(runtime)) {
    problems.push('DATABASE_RUNTIME_URL must be a URL like postgresql://tandem_runtime:password@host/name');
  } else if (runtime && new URL(runtime).username !== 'tandem_runtime') {
    problems.push('DATABASE_RUNTIME_URL must log in as the role tandem_runtime, to which migrations give their grants');
  }
  if (runtime && !owner) problems.push('DATABASE_RUNTIME_URL needs DATABASE_URL beside it');
  return problems;
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return (protocol === 'postgres:' || protocol === 'postgresql:') && pathname.length > 1;
}
