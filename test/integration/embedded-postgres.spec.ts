import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from '../../src/platform/database/embedded/binaries.js';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { findPostmaster } from '../../src/platform/database/embedded/lock-file.js';
import { ensureServer } from '../../src/platform/database/embedded/server.js';
import { serverUserFor } from '../../src/platform/database/embedded/server-user.js';
import { DURABLE } from '../../src/platform/database/embedded/settings.js';

describe('the embedded PostgreSQL', () => {
  const data = join(process.env.TANDEM_TEST_RUN!, 'embedded server', 'a folder with spaces');
  const files = join(data, 'postgres');
  let server: EmbeddedPostgres | undefined;

  const start = async () => {
    server = await startEmbeddedPostgres(data, (reason) => {
      throw reason;
    });
    return server;
  };
  const stop = async () => {
    await server?.stop();
    server = undefined;
  };
  const query = async (sql: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: server!.adminUrl('postgres') });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const queryOnceItIsBack = async (sql: string): Promise<unknown[]> => {
    for (let tries = 0; ; tries++) {
      try {
        return await query(sql);
      } catch (error) {
        if (tries > 100) throw error;
        await sleep(100);
      }
    }
  };
  const leaveRunningWithoutOwner = async () => {
    const { port } = server!;
    await stop();
    const user = serverUserFor(files);
    const binaries = findBinaries(user, data);
    const logFile = join(data, 'postgres.log');
    return ensureServer({ binaries, user, directory: files, wantedPort: port, settings: DURABLE, logFile });
  };

  beforeAll(async () => {
    mkdirSync(data, { recursive: true });
    await start();
    await query('CREATE TABLE kept (word text PRIMARY KEY)');
    await query(`INSERT INTO kept VALUES ('before')`);
  });
  afterAll(stop);

  it('keeps its data and its port over a stop and a start', async () => {
    const { port } = server!;
    await stop();
    await start();
    expect(await query('SELECT word FROM kept')).toEqual([{ word: 'before' }]);
    expect(server!.port).toBe(port);
  });

  it('leaves no process behind when it is stopped', async () => {
    await stop();
    expect(findPostmaster(files)).toBeUndefined();
    await start();
  });

  it('refuses a second user of the same files in one sentence', async () => {
    await expect(startEmbeddedPostgres(data, () => undefined)).rejects.toThrow(
      /^Another Tandem is already running on .* stop it first, or set TANDEM_DATA_DIR to another folder\.$/,
    );
  });

  it('comes back with everything committed when the server is killed while we run', async () => {
    await query(`INSERT INTO kept VALUES ('killed under us')`);
    const { port } = server!;
    process.kill(findPostmaster(files)!.pid, 'SIGKILL');
    expect(await queryOnceItIsBack(`SELECT word FROM kept WHERE word LIKE 'killed%'`)).toHaveLength(1);
    expect(server!.port).toBe(port);
  });

  it('takes over a server that a killed process of ours left running', async () => {
    const left = await leaveRunningWithoutOwner();
    await start();
    expect(server!.port).toBe(left.port);
    expect(findPostmaster(files)?.pid).toBe(left.pid);
    expect(await query(`SELECT word FROM kept WHERE word = 'before'`)).toHaveLength(1);
  });

  it('starts over the lock file of a server that was killed while nobody was there', async () => {
    const left = await leaveRunningWithoutOwner();
    process.kill(left.pid, 'SIGKILL');
    await start();
    expect(await query(`SELECT word FROM kept WHERE word = 'before'`)).toHaveLength(1);
  });

  it('starts over a lock file whose process id now belongs to another program', async () => {
    await stop();
    const lockFile = [process.pid, files, 0, 5432, '', '127.0.0.1', '', 'ready'].join('\n');
    writeFileSync(join(files, 'postmaster.pid'), lockFile, { mode: 0o600 });
    await start();
    expect(await query(`SELECT word FROM kept WHERE word = 'before'`)).toHaveLength(1);
  });

  it('takes another port when its own has been taken, and remembers that one', async () => {
    const { port } = server!;
    await stop();
    const squatter = createServer().listen(port, '127.0.0.1');
    await start();
    const newPort = server!.port;
    expect(newPort).not.toBe(port);
    squatter.close();
    await stop();
    await start();
    expect(server!.port).toBe(newPort);
  });

  it('listens on loopback only, confirms no write before it is on disk, and trusts nobody without a password', async () => {
    const settings = await query(`
      SELECT current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync,
        current_setting('synchronous_commit') AS commits, current_setting('full_page_writes') AS pages,
        current_setting('server_encoding') AS encoding`);
    expect(settings).toEqual([{ addresses: '127.0.0.1', fsync: 'on', commits: 'on', pages: 'on', encoding: 'UTF8' }]);
    const { port } = server!;
    const stranger = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'tandem_admin',
      password: 'guess',
      database: 'postgres',
    });
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('writes no value of a row into its log', async () => {
    await expect(query(`INSERT INTO kept VALUES ('before')`)).rejects.toMatchObject({ code: '23505' });
    await expect(query(`SELECT 'a-canary'::int`)).rejects.toMatchObject({ code: '22P02' });
    const log = readFileSync(join(data, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key value violates unique constraint');
    expect(log).not.toMatch(/\(word\)=|INSERT INTO/);
  });
});
