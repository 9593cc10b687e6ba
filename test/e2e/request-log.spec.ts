import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { createApplication } from '../../src/application.js';
import { Config } from '../../src/platform/config/config.js';
import { createTestDatabase } from '../support/test-database.js';

/** What the application writes to standard output from its start to its end. */
async function logOf(logsRequests: boolean, path: string): Promise<string[]> {
  const database = await createTestDatabase();
  const config = new Config('test', '127.0.0.1', 0, 'unused', undefined, undefined, 'a secret of the tests only');
  const written: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  try {
    const application = await createApplication(config, database.runtimeUrl, { logsRequests });
    await application.listen(0, '127.0.0.1');
    await request(await application.getUrl())
      .get(path)
      .set('Authorization', 'Bearer a-canary')
      .expect(401);
    await application.close();
  } finally {
    spy.mockRestore();
    await database.drop();
  }
  return written;
}

describe('the log of a running server', () => {
  it('holds one line for a request, with its route and no value of it, and nothing about the start', async () => {
    const id = randomUUID();
    const lines = await logOf(true, `/api/v1/clients/${id}?note=a-canary`);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(new RegExp(`${id}|a-canary`));
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'log',
      timestamp: expect.any(Number),
      message: { event: 'request', method: 'GET', route: '/api/v1/clients/:id', status: 401 },
    });
  });

  it('is silent about requests where a command fills the screen', async () => {
    expect(await logOf(false, '/api/v1/clients')).toEqual([]);
  });
});
