import { ROLES, type Role } from '../../src/platform/access/permission.js';

/** Who calls: somebody of each role of one agency, and the administrator of the whole installation. */
export const MATRIX_CALLERS = [...ROLES, 'installation administrator'] as const;
export type MatrixCaller = (typeof MATRIX_CALLERS)[number];

/**
 * Whose record is asked for: the own agency's, another agency's whose client let this one know, another agency's, and
 * one that is not there. A consent that was revoked or has run out must answer as if it were not there.
 */
export const SUBJECTS = ['own', 'consented', 'foreign', 'absent'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** The status for each subject. An operation that names no record has one for `own` alone. */
export type Answers = Readonly<Partial<Record<Subject, number>>>;

/** What each caller is answered. */
export type Row = Readonly<Record<MatrixCaller, Answers>>;

const CLIENT_WORKERS: readonly Role[] = ['outreach-worker', 'case-manager', 'supervisor', 'safety-advocate'];

/** These callers get these answers; everybody else gets 403, whatever is asked for. */
function only(callers: readonly MatrixCaller[], answers: Answers, exceptions: Partial<Row> = {}): Row {
  const refused = Object.fromEntries(Object.keys(answers).map((subject) => [subject, 403]));
  const row = MATRIX_CALLERS.map((caller) => [caller, callers.includes(caller) ? answers : refused]);
  return { ...(Object.fromEntries(row) as Row), ...exceptions };
}

const everybody = (answers: Answers): Row => only(MATRIX_CALLERS, answers);
const published: Row = everybody({ own: 200, foreign: 200, absent: 404 });

const one = (status: number): Answers => ({ own: status });
const kept = (status: number): Answers => ({ own: status, foreign: 404, absent: 404 });
const read: Answers = { ...kept(200), consented: 200 };
const written = (status: number): Answers => ({ ...kept(status), consented: 403 });

/** The directory is public: who may not change an entry learns that it is there, and that it is not theirs. */
function edited(status: number): Row {
  const editors: readonly Role[] = ['program-staff', 'administrator'];
  const refused = { own: 403, foreign: 403, absent: 404 };
  const others = { 'installation administrator': refused };
  return only(editors, { own: status, foreign: 403, absent: 404 }, others);
}

/** A funder is kept by an organization's staff, where it has one, and by the installation's administrator in any case. */
function keptUp(status: number): Row {
  return { ...edited(status), 'installation administrator': { own: status, foreign: status, absent: 404 } };
}

/** Working papers of an organization's editors: for the editors of another one they are not there. */
function ownPapers(status: number): Row {
  const nothing = { own: 404, foreign: 404, absent: 404 };
  return only(['program-staff', 'administrator'], kept(status), { 'installation administrator': nothing });
}

/** Administrators manage their own organization's people; the installation's administrator everybody's. */
const managed = only(['administrator'], kept(200), {
  'installation administrator': { own: 200, foreign: 200, absent: 404 },
});

/** What every operation answers to everybody. An operation that is not here fails the test. */
export const ACCESS_TABLE: Readonly<Record<string, Row>> = {
  'GET /health/live': everybody(one(200)),
  'GET /health/ready': everybody(one(200)),
  'POST /sessions': everybody(one(401)),
  'DELETE /sessions/current': everybody(one(204)),
  'GET /me': everybody(one(200)),

  'POST /users': only(
    ['administrator'],
    { own: 201, foreign: 403 },
    {
      'installation administrator': { own: 201, foreign: 201 },
    },
  ),
  'GET /users': only(['administrator', 'installation administrator'], one(200)),
  'GET /users/{id}': managed,
  'POST /users/{id}/deactivation': managed,

  'POST /clients': only(CLIENT_WORKERS, one(201)),
  'GET /clients': only(CLIENT_WORKERS, one(200)),
  'GET /clients/{id}': only(CLIENT_WORKERS, read),
  'PATCH /clients/{id}': only(CLIENT_WORKERS, written(200)),
  'POST /clients/{id}/answers': only(CLIENT_WORKERS, written(201)),
  'GET /clients/{id}/answers': only(CLIENT_WORKERS, read),
  'GET /clients/{id}/answers/{fact}': only(CLIENT_WORKERS, read),
  'POST /clients/{id}/consents': only(CLIENT_WORKERS, written(201)),
  'GET /clients/{id}/consents': only(CLIENT_WORKERS, read),
  'GET /consents/{id}': only(CLIENT_WORKERS, read),
  'POST /consents/{id}/revocation': only(CLIENT_WORKERS, written(200)),
  'POST /clients/{id}/private-screens': only(CLIENT_WORKERS, written(201)),
  'GET /clients/{id}/private-screens': only(['safety-advocate'], { ...kept(200), consented: 404 }),

  'POST /partner-links': only(CLIENT_WORKERS, kept(201)),
  'GET /partner-links': only(CLIENT_WORKERS, one(200)),
  'GET /partner-links/{id}': only(CLIENT_WORKERS, kept(200)),
  'POST /partner-links/{id}/confirmations': only(CLIENT_WORKERS, kept(200)),
  'POST /partner-links/{id}/ending': only(CLIENT_WORKERS, kept(200)),
  'GET /couples': only(CLIENT_WORKERS, one(200)),
  'GET /couples/{id}': only(CLIENT_WORKERS, kept(200)),
  'PATCH /couples/{id}': only(CLIENT_WORKERS, kept(200)),
  'GET /couples/{id}/gates': only(['safety-advocate'], kept(200)),
  'POST /couples/{id}/plan-searches': only(CLIENT_WORKERS, kept(201)),
  'POST /clients/{id}/plan-searches': only(CLIENT_WORKERS, { ...kept(201), consented: 201 }),
  'GET /plan-searches/{id}': only(CLIENT_WORKERS, kept(200)),
  'POST /couples/{id}/plan-previews': only(CLIENT_WORKERS, kept(200)),
  'POST /clients/{id}/plan-previews': only(CLIENT_WORKERS, { ...kept(200), consented: 200 }),
  'POST /programs/{id}/couple-previews': only(CLIENT_WORKERS, { own: 200, foreign: 200, absent: 404 }),
  'POST /programs/{id}/rule-previews': edited(200),
  'POST /barrier-reports': only(['supervisor', 'installation administrator'], one(202)),
  'GET /barrier-reports/{id}': only(['supervisor'], kept(200), {
    administrator: { own: 404, foreign: 404, absent: 404 },
    'installation administrator': { own: 404, foreign: 404, absent: 404 },
  }),

  'POST /allocations': only(['supervisor'], { ...kept(201), consented: 201 }),
  'GET /allocations/{id}': only(['supervisor'], kept(200)),

  'POST /organizations': only(['installation administrator'], one(201)),
  'GET /organizations': everybody(one(200)),
  'GET /organizations/{id}': published,
  'PATCH /organizations/{id}': edited(200),
  'POST /sites': only(['program-staff', 'administrator'], { own: 201, foreign: 403, absent: 403 }),
  'GET /sites': everybody(one(200)),
  'GET /sites/{id}': published,
  'PATCH /sites/{id}': edited(200),
  'POST /programs': only(
    ['program-staff', 'administrator'],
    { own: 201, foreign: 403, absent: 400 },
    {
      'installation administrator': { own: 403, foreign: 403, absent: 400 },
    },
  ),
  'GET /programs': everybody(one(200)),
  'GET /programs/{id}': published,
  'PATCH /programs/{id}': edited(200),

  'POST /funders': only(['installation administrator'], one(201)),
  'GET /funders': everybody(one(200)),
  'GET /funders/{id}': published,
  'PATCH /funders/{id}': keptUp(200),
  'POST /funders/{id}/admission-rules': keptUp(201),
  'GET /programs/{id}/funders': published,
  'POST /programs/{id}/funders': edited(201),
  'GET /program-funders/{id}': published,
  'PATCH /program-funders/{id}': edited(200),

  'GET /programs/{id}/test-cases': edited(200),
  'POST /programs/{id}/test-cases': edited(201),
  'POST /programs/{id}/test-case-runs': edited(200),
  'GET /test-cases/{id}': ownPapers(200),
  'PATCH /test-cases/{id}': ownPapers(200),

  'GET /admission-rule-types': everybody(one(200)),
  'GET /fact-dictionary': everybody(one(200)),
  'GET /programs/{id}/admission-rules': published,
  'POST /programs/{id}/admission-rules': edited(201),
  'POST /sites/{id}/admission-rules': edited(201),
  'POST /organizations/{id}/admission-rules': edited(201),
  'GET /admission-rules/{id}/versions': published,
  'POST /admission-rules/{id}/versions': edited(201),
  'POST /admission-rules/{id}/withdrawal': edited(201),
  'GET /programs/{id}/capacity-reports': published,
  'POST /programs/{id}/capacity-reports': only(['program-staff'], { own: 201, foreign: 403, absent: 404 }),
};

/** Operations that may be called without a session. */
export const PUBLIC_OPERATIONS = ['GET /health/live', 'GET /health/ready', 'POST /sessions'];
