import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_TYPES } from '../../src/domain/admission/rule-types/index.js';
import { COUPLE_RULE_TYPES } from '../../src/domain/couple/rule-types/index.js';

const REGISTRIES: readonly (readonly [string, readonly unknown[]])[] = [
  ['src/domain/admission/rule-types', RULE_TYPES],
  ['src/domain/couple/rule-types', COUPLE_RULE_TYPES],
];

const filesIn = (folder: string) =>
  readdirSync(join(process.cwd(), folder)).filter((name) => name.endsWith('.ts') && name !== 'index.ts');

describe.each(REGISTRIES)('the registry of rule types in %s', (folder, types) => {
  const files = filesIn(folder).filter((name) => !name.endsWith('.spec.ts'));

  it.each(files)('lists what %s declares', async (file) => {
    const declared = Object.values((await import(join(process.cwd(), folder, file))) as Record<string, unknown>);
    expect(declared.some((value) => types.includes(value))).toBe(true);
  });
});

describe('the rule types about two partners', () => {
  it.each(COUPLE_RULE_TYPES.map(({ code }) => code))('%s has its table of examples beside it', (code) => {
    expect(filesIn('src/domain/couple/rule-types')).toContain(`${code}.spec.ts`);
  });
});

it('each code is used once', () => {
  const codes = [...RULE_TYPES, ...COUPLE_RULE_TYPES].map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)]);
});
