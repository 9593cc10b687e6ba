import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.js';

describe('the configuration', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tandem-config-'));
  const minimal = { TANDEM_DATA_DIR: directory };
  const database = { ...minimal, DATABASE_URL: 'postgresql://owner:open-sesame@db.example/tandem' };
  afterAll(() => rmSync(directory, { recursive: true }));

  it('needs nothing: it listens on loopback and uses the embedded database', () => {
    const config = readConfig(minimal);
    expect(config).toMatchObject({
      environment: 'development',
      host: '127.0.0.1',
      port: 3000,
      dataDirectory: directory,
    });
    expect(config.databaseUrl).toBeUndefined();
  });

  it('names every bad variable in one message', () => {
    const bad = {
      ...{ NODE_ENV: 'staging', PORT: '70000', TANDEM_SECRET: 'short' },
      ...{ DATABASE_URL: 'mysql://x@y/z', DATABASE_RUNTIME_URL: 'postgresql://someone:else@db.example/tandem' },
    };
    expect(() => readConfig(bad)).toThrow(
      /^The environment is not usable: NODE_ENV .*; PORT .*; DATABASE_URL .*; DATABASE_RUNTIME_URL .*; TANDEM_SECRET .*\.$/,
    );
  });

  it('never repeats a value, which may be a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'open-sesame' })).toThrow(/^((?!open-sesame)[^])*$/);
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    expect(readConfig({ ...minimal, PORT: '', DATABASE_URL: ' ' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    });
  });

  it('keeps a generated secret in a file that only its owner reads, and reads it again', () => {
    const { secret } = readConfig(minimal);
    expect(secret).toHaveLength(43);
    expect(readFileSync(join(directory, 'secret'), 'utf8')).toBe(secret);
    expect(statSync(join(directory, 'secret')).mode & 0o777).toBe(0o600);
    expect(readConfig(minimal).secret).toBe(secret);
  });

  it('gives replicas of one database the same secret, and another database another', () => {
    const { secret } = readConfig(database);
    expect(readConfig({ ...database, TANDEM_DATA_DIR: '/elsewhere' }).secret).toBe(secret);
    expect(readConfig({ ...database, DATABASE_URL: 'postgresql://owner:other@db.example/tandem' }).secret).not.toBe(
      secret,
    );
    expect(secret).not.toContain('open-sesame');
  });

  it('says which folder is unusable', () => {
    const file = join(directory, 'a-file');
    writeFileSync(file, '');
    expect(() => readConfig({ TANDEM_DATA_DIR: join(file, 'below') })).toThrow(/a-file.*TANDEM_DATA_DIR/);
  });

  it('sends cookies over HTTPS only, unless it talks to this machine alone and is not in production', () => {
    expect(readConfig(minimal).secureCookies).toBe(false);
    expect(readConfig({ ...minimal, HOST: '0.0.0.0' }).secureCookies).toBe(true);
    expect(readConfig({ ...minimal, NODE_ENV: 'production' }).secureCookies).toBe(true);
  });
});
