import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = process.cwd();

const DOCUMENTS = ['.', 'docs', 'docs/adr', 'data', 'src/domain'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };

/** What a document names in this way: the first group of the pattern. */
const namedIn = (document: string, pattern: RegExp): string[] =>
  [...readFileSync(join(ROOT, document), 'utf8').matchAll(pattern)].map(([, name]) => name as string);

describe('the documents', () => {
  it.each(DOCUMENTS)('link only to what is there: %s', (document) => {
    const links = namedIn(document, /\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)/g);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(document), link)))).toEqual([]);
  });

  it.each(DOCUMENTS)('name only commands that there are: %s', (document) => {
    const commands = namedIn(document, /\bnpm run ([a-z:]+)/g);
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });
});
