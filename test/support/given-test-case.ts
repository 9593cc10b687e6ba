import type { TestApi } from './test-api.js';

/** What a test says of a case; the rest is somebody of forty of whom nothing else is known, who must be let in. */
export interface GivenTestCase {
  readonly name?: string;
  readonly facts?: object;
  readonly askedOn?: string;
  readonly expected?: string;
  readonly blockedBy?: string;
}

/** A test case that the program's own staff keep; returns its id. */
export async function givenTestCase(
  api: TestApi,
  programId: string,
  organizationId = api.organizationId,
  given: GivenTestCase = {},
): Promise<string> {
  const said = {
    name: 'Forty',
    facts: { dateOfBirth: '1986-03-10' },
    askedOn: '2026-03-10',
    expected: 'ready',
    ...given,
  };
  const path = `/programs/${programId}/test-cases`;
  const { body } = await api.as('program-staff', organizationId).post(path).send(said).expect(201);
  return (body as { id: string }).id;
}
