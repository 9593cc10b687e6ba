import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = process.cwd();
const FIXTURES = join(ROOT, 'test/architecture/fixtures');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');

/** For each rule the broken examples, all of which it must catch (a circle by one of its files), and no others. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'domain-is-pure': [
    'src/domain/admission/knows-the-database.ts',
    'src/domain/admission/reads-a-file.ts',
    'src/domain/admission/uses-nest.ts',
  ],
  'domain-specs-are-pure': ['src/domain/admission/needs-the-database.spec.ts'],
  'platform-knows-no-feature': ['src/platform/knows-a-feature.ts'],
  'modules-meet-at-the-index': ['src/modules/referrals/past-the-index.ts'],
  'outsiders-enter-at-the-index': ['src/cli/past-the-index.ts'],
  'features-know-no-command': ['src/modules/referrals/runs-a-command.ts'],
  'client-has-one-door': ['src/modules/clients/second-door.ts'],
  'caseload-has-one-door': ['src/modules/caseload/counts-by-itself.ts'],
  'migrations-stand-alone': ['migrations/1700000000000-reads-a-living-list.ts'],
  'no-cycles': ['src/modules/couples/couple.ts'],
  'no-test-code-in-the-product': ['src/platform/leans-on-a-test.ts'],
  'no-dev-dependency-at-run-time': ['src/platform/leans-on-a-tool.ts'],
  'every-import-is-found': ['src/platform/imports-a-lost-file.ts'],
};

interface Configuration {
  readonly forbidden: readonly { readonly name: string; readonly comment?: string }[];
}
interface Report {
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

const rules = (createRequire(join(ROOT, 'package.json'))(CONFIG) as Configuration).forbidden;

function filesCaught(): Record<string, string[]> {
  const cruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['src', 'migrations'];
  const printed = execFileSync(process.execPath, [cruise, '--config', CONFIG, '--output-type', 'json', ...folders], {
    cwd: FIXTURES,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const caught: Record<string, string[]> = {};
  for (const { rule, from } of (JSON.parse(printed) as Report).summary.violations) {
    caught[rule.name] = [...new Set([...(caught[rule.name] ?? []), from])].sort();
  }
  return caught;
}

describe('the dependency rules', () => {
  it('each explain themselves in a sentence', () => {
    expect(rules.filter(({ comment }) => !comment?.endsWith('.'))).toEqual([]);
  });

  it('each have a broken example', () => {
    expect(rules.map(({ name }) => name).sort()).toEqual(Object.keys(BROKEN).sort());
  });

  it('catch every broken example and nothing else', () => {
    expect(filesCaught()).toEqual(BROKEN);
  }, 30_000);
});
