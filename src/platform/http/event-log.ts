import { Injectable, Logger } from '@nestjs/common';
import { constraintOf, sqlStateOf } from './database-problem.js';

/** A place in the code. The message before it can have lines that start in the same way. */
const FRAME = /^ +at .*(:\d+:\d+|<anonymous>|native)\)?$/;

/** Tells the entries of this log from what the framework says. */
export const EVENT_CONTEXT = 'Tandem';

/** What may be said of a request. An allow-list: no body, no query, no header, no URL with an id can get in. */
export interface RequestEvent {
  readonly requestId: string;
  readonly method: string;
  /** The template of the route, such as `/api/v1/clients/:id`. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** The one way into the application's log. It takes named fields only, never a free object or an error's message. */
@Injectable()
export class EventLog {
  private readonly logger = new Logger(EVENT_CONTEXT);

  /** A request was answered. */
  request({ requestId, method, route, status, milliseconds }: RequestEvent): void {
    this.logger.log({ event: 'request', requestId, method, route, status, milliseconds });
  }

  /** A request failed and it was not the caller's fault. Messages of errors can hold a client's facts: not logged. */
  failure(requestId: string, error: unknown): void {
    const { name, message, stack } = error instanceof Error ? error : new Error();
    const said = message.split('\n');
    const frames = stack?.split('\n').filter((line) => FRAME.test(line) && !said.includes(line));
    const [sqlState, constraint] = [sqlStateOf(error), constraintOf(error)];
    this.logger.error({ event: 'failure', requestId, error: name, sqlState, constraint, frames });
  }
}
