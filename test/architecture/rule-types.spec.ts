import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_TYPES } from '../../src/domain/admission/rule-types/index.js';

const FOLDER = join(process.cwd(), 'src/domain/admission/rule-types');
const files = readdirSync(FOLDER).filter((name) => /\.ts$/.test(name) && !/^index\.ts$|\.spec\.ts$/.test(name));

describe('the registry of admission-rule types', () => {
  it.each(files)('lists what %s declares', async (file) => {
    const declared = Object.values((await import(join(FOLDER, file))) as Record<string, unknown>);
    expect(declared.some((value) => (RULE_TYPES as readonly unknown[]).includes(value))).toBe(true);
  });

  it('uses each code once', () => {
    const codes = RULE_TYPES.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)]);
  });
});
