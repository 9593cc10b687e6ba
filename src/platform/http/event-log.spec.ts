import { Logger, type LoggerService } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { EventLog } from './event-log.js';

describe('the event log', () => {
  let lines: string[];
  beforeEach(() => {
    lines = [];
    const keep = (line: unknown) => void lines.push(JSON.stringify(line));
    Logger.overrideLogger({ log: keep, error: keep, warn: keep } satisfies LoggerService);
  });
  afterEach(() => Logger.overrideLogger(new Logger()));

  it('says of a failed statement what failed, and no value of any row', () => {
    const driverError = Object.assign(new Error('duplicate key: Jane Doe'), {
      ...{ code: '23505', constraint: 'client_name_key', detail: 'Key (name)=(Jane Doe) already exists.' },
    });
    const error = new QueryFailedError('INSERT ... Jane Doe', ['Jane Doe'], driverError);
    new EventLog().failure('request-1', error);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('Jane');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      ...{ event: 'failure', requestId: 'request-1', error: 'QueryFailedError' },
      ...{ sqlState: '23505', constraint: 'client_name_key', frames: expect.arrayContaining([expect.any(String)]) },
    });
  });

  it('keeps a message of several lines out of the frames', () => {
    new EventLog().failure('request-1', new Error('at the clinic\n    at Jane Doe’s home'));
    expect(lines[0]).not.toContain('Jane');
  });

  it('survives whatever is thrown', () => {
    for (const thrown of [undefined, null, 'Jane Doe', 5, { message: 'Jane Doe' }]) new EventLog().failure('r', thrown);
    expect(lines.join()).not.toContain('Jane');
  });
});
