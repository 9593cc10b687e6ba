import type { DataSource } from 'typeorm';

/**
 * What may change although a request was refused: the trace of the refusal, the clocks of sessions and logins, and the
 * reports that are worked on meanwhile.
 */
const MAY_CHANGE = ['public.audit_event', 'access.session', 'access.login_attempt', 'public.barrier_report'];

/** A statement whose one answer changes whenever a committed row of any other table is added, changed or removed. */
export async function stateQuery(owner: DataSource): Promise<string> {
  const tables = await owner.query<{ name: string }[]>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'access') ORDER BY 1`,
  );
  const looked = tables.map(({ name }) => name).filter((name) => !MAY_CHANGE.includes(name));
  const parts = looked.map((name) => `SELECT '${name}' AS name, count(*), max(xmin::text::bigint) FROM ${name}`);
  return `SELECT string_agg(concat_ws(' ', name, count, max), E'\\n' ORDER BY name) AS state FROM (${parts.join(' UNION ALL ')}) AS t`;
}
