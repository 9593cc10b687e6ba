import { existsSync, readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docker-compose.yml', () => {
  const { services, volumes } = parse(read('docker-compose.yml'));

  it('runs the API and PostgreSQL', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'database']);
  });

  it('keeps the data in a named volume', () => {
    expect(services.database.volumes).toContain('database:/var/lib/postgresql');
    expect(volumes).toHaveProperty('database');
  });

  it('starts the API only once the database answers', () => {
    expect(services.database.healthcheck.test.join(' ')).toContain('pg_isready');
    expect(services.api.depends_on.database.condition).toBe('service_healthy');
  });

  it.each([
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
    'log_error_verbosity=terse',
    'log_statement=none',
  ])('starts PostgreSQL with %s', (setting) => {
    expect(services.database.command).toContain(setting);
  });

  it('holds no password: without one in the environment it refuses to start', () => {
    const { POSTGRES_PASSWORD, TANDEM_OWNER_PASSWORD } = services.database.environment;
    expect(POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
    expect(TANDEM_OWNER_PASSWORD).toMatch(/^\$\{TANDEM_OWNER_PASSWORD:\?/);
    expect(services.api.environment.DATABASE_URL).toMatch(
      /:\$\{TANDEM_OWNER_PASSWORD:\?[^}]*\}@database:5432\/tandem$/,
    );
  });

  it('shows the API to this machine only, and the database to nobody', () => {
    expect(services.api.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(services.database.ports).toBeUndefined();
  });

  it('mounts a script that is there and may be run', () => {
    const mount = services.database.volumes.find((volume: string) => volume.startsWith('./'));
    const script = new URL(`../../${mount.split(':')[0]}`, import.meta.url);
    expect(statSync(script).mode & 0o111).not.toBe(0);
    expect(readFileSync(script, 'utf8')).toMatch(/CREATE ROLE tandem_owner LOGIN CREATEROLE PASSWORD/);
  });
});

describe('the Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const stages = lines.filter((line) => line.startsWith('FROM '));
  const lastStage = lines.slice(lines.indexOf(stages.at(-1)!));

  it('builds in one stage and runs in another, on one pinned major version', () => {
    expect(stages.map((stage) => stage.split(' AS ')[1])).toEqual(['build', 'packages', 'run']);
    expect(new Set(stages.map((stage) => stage.split(' ')[1])).size).toBe(1);
  });

  it('runs as an ordinary user, in production, without installing or building anything', () => {
    expect(lastStage).toContain('USER node');
    expect(lastStage.join('\n')).toMatch(/NODE_ENV=production/);
    expect(lastStage.filter((line) => line.startsWith('RUN'))).toEqual([]);
  });

  it('starts the compiled server directly, so that it receives the signal to stop', () => {
    expect(lastStage).toContain('CMD ["node", "dist/src/main.js"]');
    expect(lastStage.some((line) => line.startsWith('HEALTHCHECK'))).toBe(true);
  });

  it('copies only what exists and what .dockerignore lets through', () => {
    const sent = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = lines
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) => line.split(' ').slice(1, -1));
    for (const path of copied) {
      expect(sent).toContain(path);
      expect(existsSync(new URL(`../../${path}`, import.meta.url))).toBe(true);
    }
  });
});
