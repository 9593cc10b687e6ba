import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/config.js';
import { configureApi, createApiAdapter } from './platform/http/api-adapter.js';

/** Tandem as a web application, not listening yet: the same for the server, the commands and the tests. */
export async function createApplication(config: Config, runtimeUrl: string): Promise<NestFastifyApplication> {
  const application = await NestFactory.create<NestFastifyApplication>(
    AppModule.on(config, runtimeUrl),
    createApiAdapter(),
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest types plain options as a class
    { logger: ['error', 'warn'], abortOnError: false, bodyParser: false },
  );
  await configureApi(application);
  return application;
}
