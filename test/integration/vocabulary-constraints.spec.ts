import pg from 'pg';
import { ADMISSION_DECISIONS } from '../../src/domain/admission/decide-admission.js';
import {
  CONSENT_INFORMATION,
  DISCLOSURE_PURPOSES,
  RECIPIENT_CLASSES,
  RECIPIENT_KINDS,
  SIGNATURE_KINDS,
} from '../../src/domain/consent/consent.js';
import {
  PARTNER_LINK_EVENTS,
  PARTNER_LINK_KINDS,
  PARTNER_LINK_STATUSES,
} from '../../src/domain/couple/partner-link.js';
import { SCREEN_ANSWERS } from '../../src/domain/couple/private-screen.js';
import { ANSWER_SOURCES, ANSWER_STATES } from '../../src/domain/facts/answer.js';
import { LEVELS_OF_CARE } from '../../src/domain/vocabulary/care.js';
import { STATES } from '../../src/domain/vocabulary/people.js';
import {
  AUTHORITIES,
  COUPLE_CONDITIONS,
  COUPLE_POLICIES,
  FUNDER_KINDS,
  PLACE_KINDS,
} from '../../src/domain/vocabulary/programs.js';
import { MEDICATIONS } from '../../src/domain/vocabulary/use.js';
import { CONTACT_ANSWERS } from '../../src/modules/clients/client-record.js';
import { ORGANIZATION_KINDS } from '../../src/modules/organizations/organization.dto.js';
import { LOCATION_PRECISIONS } from '../../src/modules/organizations/site.dto.js';
import { PROGRAM_STATUSES } from '../../src/modules/programs/program-status.js';
import { VERIFIED_HOW } from '../../src/modules/programs/rule-request.dto.js';
import { ROLES } from '../../src/platform/access/permission.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** What the code may write into each column that a CHECK holds to a list. */
const VOCABULARY: Readonly<Record<string, readonly string[]>> = {
  'access.app_user.role': ROLES,
  'admission_rule_version.authority': AUTHORITIES,
  'admission_rule_version.verified_how': VERIFIED_HOW,
  'answer.source': ANSWER_SOURCES,
  'answer.state': ANSWER_STATES,
  'audit_event.outcome': ['done', 'refused'],
  'barrier_report.state': ['running', 'done', 'stopped'],
  'capacity_report.kind': PLACE_KINDS,
  'client.phone_shared': CONTACT_ANSWERS,
  'client.voicemail_ok': CONTACT_ANSWERS,
  'consent.information': CONSENT_INFORMATION,
  'consent.purposes': DISCLOSURE_PURPOSES,
  'consent.recipient_class': RECIPIENT_CLASSES,
  'consent.recipient_kind': RECIPIENT_KINDS,
  'consent.signature_kind': SIGNATURE_KINDS,
  'disclosure.basis': ['own-agency', 'consent'],
  'disclosure.purpose': DISCLOSURE_PURPOSES,
  'funder.kind': FUNDER_KINDS,
  'funder.state': STATES,
  'organization.kind': ORGANIZATION_KINDS,
  'partner_link.kind': PARTNER_LINK_KINDS,
  'partner_link.status': PARTNER_LINK_STATUSES,
  'partner_link_event.event': PARTNER_LINK_EVENTS,
  'private_screen.acute_emergency': SCREEN_ANSWERS,
  'private_screen.no_contact_order': SCREEN_ANSWERS,
  'private_screen.safety_concern': SCREEN_ANSWERS,
  'private_screen.wants_to_be_placed_together': SCREEN_ANSWERS,
  'private_screen.wants_treatment': SCREEN_ANSWERS,
  'program.couple_conditions': COUPLE_CONDITIONS,
  'program.couple_policy': COUPLE_POLICIES,
  'program.levels_of_care': LEVELS_OF_CARE,
  'program.medications': MEDICATIONS,
  'program.status': PROGRAM_STATUSES,
  'program_test_case.expected': ADMISSION_DECISIONS,
  'site.location_precision': LOCATION_PRECISIONS,
  'site.state': STATES,
};

/** The CHECKs on one column that compare it with a list. */
const CHECKS = `
  SELECT c.conrelid::regclass || '.' || a.attname AS "column", a.attname AS name, format_type(a.atttypid, NULL) AS type,
    pg_get_expr(c.conbin, c.conrelid) AS condition
  FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
  WHERE c.contype = 'c' AND array_length(c.conkey, 1) = 1 AND pg_get_expr(c.conbin, c.conrelid) LIKE '%ARRAY[%'`;

interface Check {
  readonly column: string;
  readonly name: string;
  readonly type: 'text' | 'text[]';
  readonly condition: string;
}

/** A migration keeps its own copy of a list, so a list that has grown needs another migration, and this says so. */
describe('the CHECKs of the migrated database', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let checks: readonly Check[];
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    checks = (await owner.query<Check>(CHECKS)).rows;
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  /** What the database itself answers to its condition for this value. */
  async function isAccepted({ name, type, condition }: Check, value: string): Promise<boolean> {
    const { rows } = await owner.query<{ accepted: boolean }>(
      `SELECT ${condition} AS accepted FROM (SELECT $1::${type} AS ${owner.escapeIdentifier(name)}) AS row`,
      [type === 'text' ? value : [value]],
    );
    return rows[0]!.accepted;
  }

  it('that hold a column to a list are those listed here', () => {
    expect(checks.map(({ column }) => column).sort()).toEqual(Object.keys(VOCABULARY).sort());
  });

  it.each(Object.entries(VOCABULARY))('take every value of %s and no stranger', async (column, values) => {
    const check = checks.find((one) => one.column === column)!;
    const refused: string[] = [];
    for (const value of values) if (!(await isAccepted(check, value))) refused.push(value);
    expect(refused).toEqual([]);
    for (const stranger of ['', 'a-stranger', values[0]!.toUpperCase() + ' ']) {
      expect(await isAccepted(check, stranger)).toBe(false);
    }
  });
});
