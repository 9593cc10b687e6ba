import { hash, verify } from '@node-rs/argon2';

/** Argon2id at OWASP's first recommendation: 19 MiB, two passes. The thread pool of Node bounds how many run at once. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash to store for a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Of a password that nobody has. Made at the first refusal, with the cost of today. */
let nobodys: Promise<string> | undefined;

/** Whether the password is right. Without a stored hash it does the same work and says no. */
export async function isPassword(password: string, storedHash: string | undefined): Promise<boolean> {
  const matches = await verify(storedHash ?? (await (nobodys ??= hashPassword('a password of nobody'))), password);
  return matches && storedHash !== undefined;
}
