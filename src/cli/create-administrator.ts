import 'reflect-metadata';
import { AccountRefused } from '../modules/users/index.js';
import { describeFailure } from '../platform/start-failure.js';
import { addAdministrator, ADMINISTRATOR_USAGE, readAdministratorRequest } from './administrator-command.js';

/** `npm run create:administrator`. Exit code 0 when the account was created, 1 when it was not. */
const request = readAdministratorRequest(process.argv.slice(2));
if (request === undefined) {
  console.error(ADMINISTRATOR_USAGE);
  process.exitCode = 1;
} else {
  try {
    for (const line of await addAdministrator(request, process.env, process.stdin)) console.log(line);
  } catch (error) {
    console.error(error instanceof AccountRefused ? error.message : describeFailure(error));
    process.exitCode = 1;
  }
}
