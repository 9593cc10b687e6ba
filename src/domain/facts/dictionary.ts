import { CLINICAL_FACTS } from './clinical-facts.js';
import { COUPLE_FACTS } from './couple-facts.js';
import type { Fact } from './define-fact.js';
import { HEALTH_FACTS } from './health-facts.js';
import { LEGAL_AND_ACCESS_FACTS } from './legal-and-access-facts.js';
import { PAPERS_AND_MONEY_FACTS } from './papers-and-money-facts.js';
import { PERSON_FACTS } from './person-facts.js';
import { TREATMENT_FACTS } from './treatment-facts.js';

/**
 * The fact dictionary: everything that can be known about a client. It drives intake, validation, the next question and
 * the documentation. What is asked alone about wish and safety is not here: see `couple/private-screen.ts`.
 */
export const FACTS = {
  ...PERSON_FACTS,
  ...PAPERS_AND_MONEY_FACTS,
  ...TREATMENT_FACTS,
  ...CLINICAL_FACTS,
  ...HEALTH_FACTS,
  ...LEGAL_AND_ACCESS_FACTS,
  ...COUPLE_FACTS,
};

export type FactKey = keyof typeof FACTS;
export type FactValue<K extends FactKey> = (typeof FACTS)[K] extends Fact<infer T> ? T : never;

/** Every key of the dictionary, in its order. */
export const FACT_KEYS = Object.keys(FACTS) as FactKey[];

/** What is known of a client and may be used. A key that is absent is unknown: never no, zero or false. */
export type ClientFacts = { readonly [K in FactKey]?: FactValue<K> };

/** True for a key of the dictionary. */
export function isFactKey(key: string): key is FactKey {
  return Object.hasOwn(FACTS, key);
}
