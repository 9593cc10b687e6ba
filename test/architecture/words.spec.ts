import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

const ROOT = process.cwd();
const READ_BY_PEOPLE = ['src', 'web', 'docs', 'test/scenarios', 'README.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const TEXTS = new Set(['.ts', '.tsx', '.html', '.css', '.md', '.yaml', '.yml', '.json']);

/** Words that judge the person, and what the field says instead. */
const JUDGING: readonly (readonly [RegExp, string])[] = [
  [/\b(addicts?|addicted|junk(y|ies?)|druggies?)\b/i, 'a person who uses drugs'],
  [/\b(substance|drug|alcohol|opioid) abusers?\b/i, 'a person who uses drugs'],
  [/\balcoholics?\b(?! anonymous)/i, 'a person with alcohol use disorder'],
  [/\b(drug|substance|opioid) habit\b/i, 'use'],
  [/\b(get|gets|got|getting|stay|stays|stayed|staying|been|come|came|is|are|was|were) clean\b/i, 'not using'],
  [/\bclean (time|urine|screen|and sober)\b/i, 'a negative test, or days not using'],
  [/\bdirty (urine|screen|test)s?\b/i, 'a positive test'],
  [/\b(opioid )?(substitution|replacement) (therapy|treatment)\b/i, 'medication'],
  [/\bmedication[- ]assisted\b/i, 'medication for opioid use disorder'],
  [/\brejected (clients?|couples?|patients?|persons?|people)\b/i, 'not admitted'],
  [/\b(clients?|couples?|patients?|person|people|partners?) (is|are|was|were|been) rejected\b/i, 'not admitted'],
  [/\b(enabler|co-?dependent)s?\b/i, 'what was seen, without a verdict'],
];

/** A document may quote: in quotation marks, in a block quotation, as code, or in italics, as the title of a work. */
const withoutQuotations = (text: string): string =>
  text
    .replace(/^ *>.*$/gm, '')
    .replace(/```[^]*?```/g, '')
    .replace(/`[^`\n]*`|"[^"]*"|“[^”]*”|\b_[^_]+_\b/g, '');

function filesUnder(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return TEXTS.has(extname(path)) ? [path] : [];
  return readdirSync(path).flatMap((name) => (name === 'node_modules' ? [] : filesUnder(join(path, name))));
}

const judgingWords = (text: string): string[] =>
  text.split('\n').flatMap((line, index) =>
    JUDGING.flatMap(([pattern, better]) => {
      const word = pattern.exec(line)?.[0];
      return word === undefined ? [] : [`line ${index + 1}: "${word}", better: ${better}`];
    }),
  );

describe('the words of this repository', () => {
  const files = READ_BY_PEOPLE.flatMap((path) => filesUnder(join(ROOT, path)));

  it('name people, not a judgment of them', () => {
    const found = files.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const said = extname(file) === '.md' ? withoutQuotations(text) : text;
      return judgingWords(said).map((complaint) => `${relative(ROOT, file)} ${complaint}`);
    });
    expect(found).toEqual([]);
  });

  it.each([
    'The addict was sent home.',
    'He has been clean for two weeks.',
    'Bring a clean urine.',
    'known substance abusers',
    'The couple was rejected.',
    'on opioid substitution treatment',
  ])('are caught in "%s"', (sentence) => {
    expect(judgingWords(sentence)).toHaveLength(1);
  });

  it.each([
    'A clean stop of the server; the promise is rejected.',
    'American Society of Addiction Medicine',
    'The request was rejected with 400.',
  ])('are left alone in "%s"', (sentence) => {
    expect(judgingWords(sentence)).toEqual([]);
  });

  it('may be quoted in a document', () => {
    expect(
      judgingWords(withoutQuotations('The form said "addict". > \n> clean urine\nWe write `addict` nowhere.')),
    ).toEqual([]);
  });
});
