import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateFiles, staleFiles, writeFiles } from './generated-files.js';

describe('the generated files', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'tandem-generated-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('are stale until they are written, and again once one was edited', async () => {
    const files = { 'docs/A.md': 'a\n', 'b.json': '{}\n' };
    expect(await staleFiles(root, files)).toEqual(['docs/A.md', 'b.json']);
    await writeFiles(root, files);
    expect(await readFile(join(root, 'docs/A.md'), 'utf8')).toBe('a\n');
    expect(await staleFiles(root, files)).toEqual([]);
    await writeFile(join(root, 'b.json'), '{} ');
    expect(await staleFiles(root, files)).toEqual(['b.json']);
  });

  it('describe the API without a database, and come out the same each time', async () => {
    const files = await generateFiles();
    expect(JSON.parse(files['openapi.json']!)).toMatchObject({ openapi: '3.1.0', info: { title: 'Tandem' } });
    expect(await generateFiles()).toEqual(files);
  });
});
