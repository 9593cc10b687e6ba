import { laterOf } from '../calendar.js';
import type { Candidate } from './candidate.js';
import { coupleTermsOf } from './couple-terms.js';
import { explainWhole, type PlanRule } from './explain-couple.js';
import type { PairSearch } from './plan-draft.js';
import { sameProgramPlans } from './same-program-plans.js';

/** What a program asks of two partners, where that alone keeps the two from being there at once. */
export interface CoupleRuleMiss {
  readonly says: string;
  readonly coupleRules: readonly PlanRule[];
}

/** Found by pairing again without the rules about both. It names the rules, and neither of the two. */
export function coupleRuleMiss(a: Candidate, b: Candidate, search: PairSearch): CoupleRuleMiss | undefined {
  const couple = coupleTermsOf(a, b);
  if (!couple || sameProgramPlans(a, b, search).length > 0) return undefined;
  if (sameProgramPlans(withoutCoupleRules(a), withoutCoupleRules(b), search).length === 0) return undefined;
  const day = laterOf(a.decision.readyOn ?? '', b.decision.readyOn ?? '');
  const findings = couple.findingsOn(day, day);
  const barred = findings.filter(({ finding }) => finding.isBarred);
  const coupleRules = (barred.length > 0 ? barred : findings).map(explainWhole);
  return { says: `asked of two partners there: ${coupleRules.map(({ rule }) => rule).join(', ')}`, coupleRules };
}

function withoutCoupleRules(candidate: Candidate): Candidate {
  const { coupleRules: _rules, ...program } = candidate.program;
  return { ...candidate, program };
}
