import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { addDays } from '../../src/domain/calendar.js';
import { DISCLOSURE_PURPOSES, RECIPIENT_CLASSES, type Consent } from '../../src/domain/consent/consent.js';
import { decideDisclosure, type Reader } from '../../src/domain/consent/decide-disclosure.js';
import { ROLES, type Role } from '../../src/platform/access/permission.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

interface Caller {
  readonly role: Role;
  readonly organizationId: string;
  readonly token: string;
}
interface Case {
  readonly clientId: string;
  readonly keptBy: string;
  readonly consents: readonly Consent[];
}

const ORGANIZATIONS = [randomUUID(), randomUUID(), randomUUID()];
const CASES = 400;

/** The two answers to "who sees this client" were written apart, in TypeScript and in SQL. Here they meet. */
describe('row-level security and decideDisclosure', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let runtime: pg.Client;
  let today: string;
  let cases: Case[];
  const callers: Caller[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = await connect(database.ownerUrl);
    runtime = await connect(database.runtimeUrl);
    const { rows } = await owner.query<{ today: string }>(`SELECT (now() AT TIME ZONE 'UTC')::date::text AS today`);
    today = rows[0]!.today;
    for (const organizationId of ORGANIZATIONS) {
      await owner.query(`INSERT INTO organization (id, name, kind) VALUES ($1, 'An agency', 'agency')`, [
        organizationId,
      ]);
      for (const role of ROLES) callers.push(await signIn(owner, role, organizationId));
    }
    cases = fc.sample(anyCase(today), { numRuns: CASES, seed: 20260216 });
    await store(owner, cases, callers[0]!);
  });
  afterAll(async () => {
    await Promise.all([owner.end(), runtime.end()]);
    await database.drop();
  });

  it('show the same clients to every role of every organization', async () => {
    for (const caller of callers) {
      const seen = await asCaller(caller.token, 'SELECT id FROM client');
      const opened = await asCaller(caller.token, 'SELECT id FROM access.visible_client_ids() AS id');
      for (const { clientId, keptBy, consents } of cases) {
        const { role, organizationId } = caller;
        const reader: Reader = { kind: 'staff', role, organizationId, classes: [] };
        const expected = DISCLOSURE_PURPOSES.some(
          (purpose) => decideDisclosure({ keptBy, consents, reader, purpose, today }).allowed,
        );
        const shown = { caller: role, consents, seen: seen.has(clientId), opened: opened.has(clientId) };
        expect(shown).toEqual({ caller: role, consents, seen: expected, opened: expected });
      }
    }
  });

  it('meet cases of each kind, or the comparison would prove nothing', async () => {
    for (const caller of callers.filter(({ role }) => role === 'case-manager')) {
      const seen = await asCaller(caller.token, 'SELECT id FROM client');
      const consented = cases.filter(({ keptBy, clientId }) => keptBy !== caller.organizationId && seen.has(clientId));
      const hidden = cases.filter(({ clientId, consents }) => !seen.has(clientId) && consents.length > 0);
      expect(consented.length).toBeGreaterThan(20);
      expect(hidden.length).toBeGreaterThan(20);
    }
  });

  it('agree row by row with may_open_client', async () => {
    const ids = cases.map(({ clientId }) => clientId);
    for (const { token } of callers.filter(({ role }) => ['outreach-worker', 'program-staff'].includes(role))) {
      const seen = await asCaller(token, 'SELECT id FROM client');
      const opened = await asCaller(token, 'SELECT id FROM unnest($1::uuid[]) AS id WHERE access.may_open_client(id)', [
        ids,
      ]);
      expect(opened).toEqual(seen);
    }
  });

  it.each(['', 'a-guess'])('show nothing to the session "%s"', async (token) => {
    for (const table of ['client', 'answer', 'consent', 'private_screen', 'partner_link_event'])
      expect((await asCaller(token, `SELECT id FROM ${table}`)).size).toBe(0);
  });

  it('decide once per statement, not once per row', async () => {
    const [caller] = callers;
    await runtime.query('BEGIN');
    await runtime.query(`SELECT set_config('app.session', $1, true)`, [caller!.token]);
    for (const table of ['client', 'answer', 'consent', 'partner_link']) {
      const { rows } = await runtime.query<Record<string, string>>(`EXPLAIN (VERBOSE) SELECT id FROM ${table}`);
      const plan = rows.map((row) => Object.values(row)[0]).join('\n');
      expect(plan).toContain('InitPlan');
      expect(plan).not.toMatch(/Filter:.*access\.\w+\(/);
    }
    await runtime.query('ROLLBACK');
  });

  async function asCaller(token: string, sql: string, values: unknown[] = []): Promise<Set<string>> {
    await runtime.query('BEGIN');
    await runtime.query(`SELECT set_config('app.session', $1, true)`, [token]);
    const { rows } = await runtime.query<{ id: string }>(sql, values);
    await runtime.query('COMMIT');
    return new Set(rows.map(({ id }) => id));
  }
});

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

async function signIn(owner: pg.Client, role: Role, organizationId: string): Promise<Caller> {
  const [userId, token] = [randomUUID(), randomUUID()];
  await owner.query(
    `INSERT INTO access.app_user (id, organization_id, email, display_name, role, password_hash)
     VALUES ($1, $2, $3, 'A worker', $4, 'none')`,
    [userId, organizationId, `${userId}@example.org`, role],
  );
  await owner.query(`INSERT INTO access.session (token_hash, user_id) VALUES (sha256(convert_to($1, 'UTF8')), $2)`, [
    token,
    userId,
  ]);
  return { role, organizationId, token };
}

async function store(owner: pg.Client, cases: readonly Case[], { token }: Caller): Promise<void> {
  // Fixtures carry a session too: it fills in who recorded them.
  await owner.query(`SELECT set_config('app.session', $1, false)`, [token]);
  for (const { clientId, keptBy } of cases)
    await owner.query(`INSERT INTO client (id, organization_id, display_name) VALUES ($1, $2, 'A client')`, [
      clientId,
      keptBy,
    ]);
  for (const { keptBy, consents } of cases)
    for (const consent of consents) {
      const { recipient: to } = consent;
      await owner.query(
        `INSERT INTO consent (id, client_id, organization_id, patient_name, discloser, information,
           information_description, recipient_kind, recipient_organization_id, recipient_class, recipient_client_id,
           recipient_name, purposes, right_to_revoke, expires_on, signed_by, signature_kind, signed_on, text_version,
           revoked_at, revoked_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
           CASE WHEN $20::timestamptz IS NOT NULL THEN access.current_user_id() END)`,
        [
          ...[consent.id, consent.clientId, keptBy, consent.patientName, consent.discloser, consent.information],
          ...[consent.informationDescription, to.kind, to.kind === 'organization' ? to.organizationId : null],
          ...[to.kind === 'class' ? to.class : null, to.kind === 'partner' ? to.clientId : null],
          ...[to.kind === 'person' ? to.name : null, consent.purposes, consent.rightToRevoke, consent.expiresOn],
          ...[consent.signedBy, consent.signatureKind, consent.signedOn, consent.textVersion, consent.revokedAt],
        ],
      );
    }
}

const anyUuid = fc.uuid({ version: 4 });

function anyConsent(clientId: string, today: string): fc.Arbitrary<Consent> {
  const day = (least: number, most: number) => fc.integer({ min: least, max: most }).map((n) => addDays(today, n));
  return fc.record({
    id: anyUuid,
    clientId: fc.constant(clientId),
    patientName: fc.constant('A client'),
    discloser: fc.constant('An agency'),
    information: fc.constant(['general-facts'] as const),
    informationDescription: fc.constant('My answers'),
    recipient: fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .constantFrom(...ORGANIZATIONS)
          .map((id) => ({ kind: 'organization', organizationId: id }) as const),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...RECIPIENT_CLASSES).map((name) => ({ kind: 'class', class: name }) as const),
      },
      { weight: 1, arbitrary: fc.constantFrom(...ORGANIZATIONS).map((name) => ({ kind: 'person', name }) as const) },
    ),
    purposes: fc.oneof(
      fc.subarray([...DISCLOSURE_PURPOSES], { minLength: 1 }),
      fc.subarray(['treatment', 'payment', 'operations'] as const, { minLength: 1 }),
    ),
    rightToRevoke: fc.constant('I can take this back.'),
    signedOn: day(-3, 1),
    expiresOn: fc.option(day(-2, 3)),
    signedBy: fc.constant('A client'),
    signatureKind: fc.constant('on-paper' as const),
    textVersion: fc.constant('1'),
    revokedAt: fc.constantFrom(null, null, '2026-01-01T00:00:00Z'),
  });
}

/** A client with consents that the database takes: a consent that lacks an element cannot be stored at all. */
function anyCase(today: string): fc.Arbitrary<Case> {
  return fc.tuple(anyUuid, fc.constantFrom(...ORGANIZATIONS)).chain(([clientId, keptBy]) =>
    fc
      .array(anyConsent(clientId, today), { maxLength: 4, size: 'max' })
      .map((consents) => consents.filter(canBeStored))
      .map((consents) => ({ clientId, keptBy, consents })),
  );
}

function canBeStored({ purposes, signedOn, expiresOn }: Consent): boolean {
  if (expiresOn === null) return purposes.every((name) => ['treatment', 'payment', 'operations'].includes(name));
  return signedOn <= expiresOn;
}
