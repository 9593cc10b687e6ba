import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppModule } from '../app.module.js';
import { RULE_TYPES } from '../domain/admission/rule-types/index.js';
import { COUPLE_RULE_TYPES } from '../domain/couple/rule-types/index.js';
import { FACTS } from '../domain/facts/index.js';
import { LEGAL_NOTES } from '../domain/legal/index.js';
import { readConfig } from '../platform/config/config.js';
import { API_PREFIX, createApiAdapter } from '../platform/http/api-adapter.js';
import { buildOpenApi } from '../platform/http/openapi.js';
import { renderRuleDocs } from './rule-docs.js';

/** Text by path, relative to the root of the repository. */
export type GeneratedFiles = Readonly<Record<string, string>>;

/** What the repository keeps of what the code declares. */
export async function generateFiles(): Promise<GeneratedFiles> {
  return {
    'docs/ADMISSION-RULES.md': renderRuleDocs(RULE_TYPES, COUPLE_RULE_TYPES, FACTS, LEGAL_NOTES),
    'openapi.json': await renderOpenApi(),
  };
}

/** The paths of those that the repository does not hold in this text. */
export async function staleFiles(root: string, files: GeneratedFiles): Promise<string[]> {
  const checked = await Promise.all(
    Object.entries(files).map(async ([path, text]) => ((await textOf(join(root, path))) === text ? [] : [path])),
  );
  return checked.flat();
}

/** Writes all of them. */
export async function writeFiles(root: string, files: GeneratedFiles): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** In preview Nest reads modules and controllers and makes no provider: nothing is connected, nothing is stored. */
async function renderOpenApi(): Promise<string> {
  const config = readConfig({ TANDEM_SECRET: 'no value is signed while the API is only described' });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.on(config, 'postgresql://nobody@localhost/none'),
    createApiAdapter(),
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest takes a plain object here
    { preview: true, logger: ['error'], abortOnError: false },
  );
  app.setGlobalPrefix(API_PREFIX);
  return `${JSON.stringify(buildOpenApi(app), null, 2)}\n`;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
