import { FACTS, type FactKey, type Sensitivity } from '../facts/index.js';
import type { ConsentInformation } from './consent.js';

/** What a consent must name for a fact to be opened under it; null where no consent opens it. */
const INFORMATION_OF: Readonly<Record<Sensitivity, ConsentInformation | null>> = {
  ordinary: 'general-facts',
  part2: 'substance-use-facts',
  link: 'partner-link',
  safety: null,
};

/** Whether a fact is among the kinds of information that may be opened. */
export function opensFact(information: readonly ConsentInformation[], fact: FactKey): boolean {
  const kind = INFORMATION_OF[FACTS[fact].sensitivity];
  return kind !== null && information.includes(kind);
}
