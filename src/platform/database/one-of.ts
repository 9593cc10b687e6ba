/**
 * The SQL condition that a text column holds one of these values, for a CHECK: the list is written once, in the
 * vocabulary, and the database keeps to it. The values become SQL text, so they are codes of ours, never input.
 */
export function oneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')})`;
}
