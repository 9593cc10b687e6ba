import type { CoupleRuleType } from '../couple-rule-type.js';
import { householdBalance } from './household-balance.js';
import { relationshipEvidence } from './relationship-evidence.js';
import { relationshipLength } from './relationship-length.js';
import { gapSincePartnersStay } from './gap-since-partners-stay.js';
import { bothSeenAlone } from './both-seen-alone.js';

/** Every rule type about two partners, in the order in which findings are shown. A new type is one file and one line here. */
export const COUPLE_RULE_TYPES: readonly CoupleRuleType[] = [
  householdBalance,
  relationshipEvidence,
  relationshipLength,
  gapSincePartnersStay,
  bothSeenAlone,
];

const BY_CODE: ReadonlyMap<string, CoupleRuleType> = new Map(COUPLE_RULE_TYPES.map((type) => [type.code, type]));

/** The couple-rule type of a code; undefined for a code that is not, or no longer, one. */
export const coupleRuleTypeOf = (code: string): CoupleRuleType | undefined => BY_CODE.get(code);
