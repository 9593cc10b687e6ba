/** A narrow table: what a query needs of one program is in one row of some 200 bytes. */
export const CREATE = [
  'CREATE EXTENSION IF NOT EXISTS cube',
  'DROP TABLE IF EXISTS screened_program',
  `CREATE UNLOGGED TABLE screened_program (
    id uuid NOT NULL,
    organization uuid NOT NULL,
    policy text NOT NULL,
    x float8 NOT NULL,
    y float8 NOT NULL,
    z float8 NOT NULL,
    levels bigint,
    state text,
    county text,
    refuses bigint NOT NULL,
    asks bigint NOT NULL,
    reads integer NOT NULL,
    min_age smallint,
    max_age smallint,
    max_days smallint,
    min_months smallint,
    max_weeks smallint
  )`,
];

/** Takes rows as JSON. */
export const FILL = `
  INSERT INTO screened_program SELECT * FROM json_populate_recordset(NULL::screened_program, $1::json)`;

/** The place finds what is near; the agency joins. Rules of fourteen kinds select too little for an index each. */
export const INDEX = [
  'CREATE INDEX ON screened_program USING gist (cube(ARRAY[x, y, z]))',
  'CREATE INDEX ON screened_program (organization)',
  'VACUUM ANALYZE screened_program',
];

/** Parameters of one partner, in the order of `clientColumns`, after home and reach. */
const TYPES = [
  ...['float8', 'float8', 'float8', 'float8', 'bigint', 'text', 'text', 'bigint', 'integer'],
  ...['integer', 'integer', 'integer', 'integer', 'integer'],
];

/** One partner's programs: not too far, refused by no rule; with what is open and the distance from home. */
function sideFrom(first: number, hasHome: boolean): string {
  const [x, y, z, reach, levels, state, county, words, unknown, byHorizon, age, days, months, weeks] = TYPES.map(
    (type, index) => `$${first + index}::${type}`,
  );
  const fromHome = `sqrt((x - ${x}) * (x - ${x}) + (y - ${y}) * (y - ${y}) + (z - ${z}) * (z - ${z}))`;
  const box = `cube_enlarge(cube(ARRAY[${x}, ${y}, ${z}]), ${reach} * 1.000001, 3)`;
  const within = `cube(ARRAY[x, y, z]) <@ ${box} AND ${fromHome} <= ${reach}`;
  return `
    SELECT id, organization, policy, x, y, z,
      CASE WHEN asks & ${words} <> 0 OR reads & ${unknown} <> 0
        OR (${levels} IS NULL AND levels IS NOT NULL) THEN 1 ELSE 0 END AS open,
      COALESCE(${fromHome}, 0) AS from_home
    FROM screened_program
    WHERE ${hasHome ? within : `${reach} IS NOT NULL`}
      AND (levels & ${levels} <> 0) IS NOT FALSE
      AND refuses & ${words} = 0
      AND (state = ${state}) IS NOT FALSE
      AND (county = ${county}) IS NOT FALSE
      AND (min_age <= ${byHorizon}) IS NOT FALSE
      AND (max_age >= ${age}) IS NOT FALSE
      AND (max_days >= ${days}) IS NOT FALSE
      AND (min_months <= ${months}) IS NOT FALSE
      AND (max_weeks >= ${weeks}) IS NOT FALSE`;
}

const RADIUS = `$${2 * TYPES.length + 1}::float8`;
const LIMIT = `$${2 * TYPES.length + 2}::integer`;

const APART = 'sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) + (a.z - b.z) * (a.z - b.z))';

const singles = (side: string) => `
  (SELECT '${side}' AS what, id::text AS ids, open, from_home AS far FROM ${side} WHERE policy <> 'couples-only'
   ORDER BY open, far, ids LIMIT ${LIMIT})`;

/**
 * Best singles of both and best pairs, in one statement. It is prepared once for each answer to the question whether a
 * partner's home is known, so that no general plan has to do without the spatial index.
 */
export const screenStatement = (hasHomes: readonly [boolean, boolean]): string => `
  WITH mine AS MATERIALIZED (${sideFrom(1, hasHomes[0])}),
  theirs AS MATERIALIZED (${sideFrom(1 + TYPES.length, hasHomes[1])}),
  pair AS (
    SELECT a.id AS one, b.id AS other, a.open + b.open AS open, a.from_home + b.from_home + ${APART} AS far
    FROM mine a JOIN theirs b ON a.id = b.id
    WHERE a.policy <> 'not-at-once'
    UNION ALL
    SELECT a.id, b.id, a.open + b.open, a.from_home + b.from_home + ${APART}
    FROM mine a JOIN theirs b ON a.organization = b.organization AND a.id <> b.id
    WHERE a.policy <> 'couples-only' AND b.policy <> 'couples-only'
    UNION ALL
    SELECT a.id, b.id, a.open + b.open, a.from_home + b.from_home + ${APART}
    FROM mine a JOIN theirs b ON a.organization <> b.organization AND ${APART} <= ${RADIUS}
    WHERE a.policy <> 'couples-only' AND b.policy <> 'couples-only'
  )
  SELECT what, ids FROM (
    ${singles('mine')}
    UNION ALL ${singles('theirs')}
    UNION ALL
    (SELECT 'pair', one::text || ' ' || other::text, open, far FROM pair ORDER BY open, far, one, other LIMIT ${LIMIT})
  ) answer ORDER BY what, open, far, ids`;
