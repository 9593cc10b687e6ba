import { ConsoleLogger } from '@nestjs/common';
import { EVENT_CONTEXT } from './event-log.js';

/**
 * The log of this process, a line of JSON for each entry. Warnings and errors are everybody's; ordinary news is ours
 * alone: what the framework tells of its modules and routes while it starts would bury it.
 */
export class ApplicationLogger extends ConsoleLogger {
  /** @param logsRequests Whether a request that was answered leaves a line. */
  constructor(logsRequests: boolean) {
    super({ json: true, logLevels: logsRequests ? ['error', 'warn', 'log'] : ['error', 'warn'] });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) === EVENT_CONTEXT) super.log(message, ...rest);
  }
}
