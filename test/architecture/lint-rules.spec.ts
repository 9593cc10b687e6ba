import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = process.cwd();
const FIXTURES = join(ROOT, 'test/architecture/fixtures');

/** The house rules as lint knows them: for each broken example what it must be told, and how often. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'src/domain/admission/asks-the-clock.ts': Array<string>(3).fill('no-restricted-syntax'),
  'src/domain/admission/draws-lots.ts': ['no-restricted-syntax'],
  'src/domain/admission/reads-the-environment.ts': ['no-restricted-globals'],
  'src/domain/admission/says-nothing.ts': ['tandem/exports-are-documented'],
  'src/modules/referrals/forgets-a-case.ts': ['@typescript-eslint/switch-exhaustiveness-check'],
  'src/modules/referrals/forgets-to-wait.ts': ['@typescript-eslint/no-floating-promises'],
  'src/modules/referrals/gives-no-reason.ts': ['tandem/exceptions-carry-reasons'],
  'src/modules/referrals/goes-in-a-circle.ts': ['no-restricted-imports'],
  'src/modules/referrals/has-no-name.ts': Array<string>(3).fill('no-restricted-syntax'),
  'src/modules/referrals/is-anything.ts': ['@typescript-eslint/no-explicit-any', '@typescript-eslint/no-unsafe-return'],
  'src/modules/referrals/past-the-transaction.ts': Array<string>(2).fill('no-restricted-imports'),
  'src/modules/referrals/points-back.ts': ['no-restricted-imports'],
  'src/modules/referrals/splices-sql.ts': Array<string>(2).fill('no-restricted-syntax'),
};

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string }[];
}

/** Eslint over the examples, laid out as the real folders are; it exits 1 because it finds what it should. */
function complaints(): Record<string, string[]> {
  const eslint = join(ROOT, 'node_modules/eslint/bin/eslint.js');
  const arguments_ = [eslint, '--config', join(ROOT, 'eslint.config.js'), '--format', 'json', 'src'];
  const { stdout } = spawnSync(process.execPath, arguments_, { cwd: FIXTURES, encoding: 'utf8' });
  const found = (JSON.parse(stdout) as LintedFile[]).filter(({ messages }) => messages.length > 0);
  return Object.fromEntries(
    found.map(({ filePath, messages }) => [
      filePath.slice(FIXTURES.length + 1),
      messages.map(({ ruleId }) => ruleId).sort(),
    ]),
  );
}

describe('the house rules in lint', () => {
  it('catch every broken example and nothing else', () => {
    expect(complaints()).toEqual(BROKEN);
  }, 60_000);
});
