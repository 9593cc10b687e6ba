import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/config.js';
import { configureApi, createApiAdapter } from './platform/http/api-adapter.js';
import { ApplicationLogger } from './platform/http/application-logger.js';

/** What differs between a server and a command that has a screen of its own to fill. */
export interface ApplicationOptions {
  /** Whether each answered request leaves a line in the log. */
  readonly logsRequests?: boolean;
}

/** Tandem as a web application, not listening yet: the same for the server, the commands and the tests. */
export async function createApplication(
  config: Config,
  runtimeUrl: string,
  { logsRequests = false }: ApplicationOptions = {},
): Promise<NestFastifyApplication> {
  const application = await NestFactory.create<NestFastifyApplication>(
    AppModule.on(config, runtimeUrl),
    createApiAdapter(),
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest types plain options as a class
    { logger: new ApplicationLogger(logsRequests), abortOnError: false, bodyParser: false },
  );
  await configureApi(application);
  return application;
}
