/** Lets a thread run the source as the tests do: compiled file by file, with names that end in .js. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
