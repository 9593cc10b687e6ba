import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

const SOURCE = join(process.cwd(), 'src');

/** The tables that hold what a client said or signed, and the one feature whose SQL may name them. */
const KEEPERS: Readonly<Record<string, readonly string[]>> = {
  client: ['clients'],
  answer: ['clients'],
  private_screen: ['private-screens', 'clients'],
  consent: ['consents', 'clients'],
};

/** SQL words are written in capitals, so prose in comments is not taken for a statement. */
const TABLE_IN_SQL = new RegExp(
  `\\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\\s+(?:public\\.)?"?(${Object.keys(KEEPERS).join('|')})"?(?![\\w.])`,
  'g',
);

const tablesNamedIn = (text: string): string[] => [...text.matchAll(TABLE_IN_SQL)].map(([, table]) => table as string);

const sourceFiles = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));

describe('the tables that hold what a client said', () => {
  it('are named in SQL only by the feature that keeps them', () => {
    const trespasses = sourceFiles.flatMap((file) =>
      tablesNamedIn(readFileSync(join(SOURCE, file), 'utf8'))
        .filter((table) => !KEEPERS[table]?.some((feature) => file.startsWith(`modules/${feature}/`)))
        .map((table) => `src/${file} names ${table}`),
    );
    expect(trespasses).toEqual([]);
  });

  it.each([
    ['SELECT id FROM client WHERE id = $1', ['client']],
    ['INSERT INTO public.answer (id) SELECT 1', ['answer']],
    ['SELECT 1 FROM program p JOIN "private_screen" s ON true', ['private_screen']],
    ['SELECT client_id FROM partner_link JOIN client_note USING (client_id)', []],
    ['SELECT * FROM access.visible_client_ids()', []],
  ])('are recognised in %s', (sql, tables) => {
    expect(tablesNamedIn(sql)).toEqual(tables);
  });
});
