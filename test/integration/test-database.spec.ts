import { checkRuntimeDatabase } from '../../src/platform/database/boot-checks.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('a test database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is open to the role that requests run as, which bypasses nothing', async () => {
    await expect(checkRuntimeDatabase(database.runtimeUrl, true)).resolves.toBeUndefined();
  });

  it('is fit for no real data, and the start says so', async () => {
    await expect(checkRuntimeDatabase(database.runtimeUrl, false)).rejects.toThrow('fsync');
  });
});
