import { oneOf, someOf, wholeNumber } from '../../facts/fact-type.js';
import { PAYERS } from '../../vocabulary/programs.js';
import { askStaff, met, needs, unmet, type Finding } from '../finding.js';
import { byStep } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

const DECIDED_WITHIN_DAYS = { income: 45, disability: 90 } as const;

/** A client without coverage, and one whose coverage the program does not take, are two different questions. */
export const payer = defineRuleType({
  code: 'payer',
  label: 'Payment',
  question: 'Is there a way to pay for the stay that the program takes?',
  source:
    "R16: the program's payers; 42 CFR 435.912: Medicaid decides within 45 days, or 90 where the ground is a disability. " +
    "Coverage is each client's own, never the partner's",
  reads: ['coverage'],
  required: { accepts: someOf(PAYERS), uninsured: oneOf(['admitted', 'not-admitted', 'ask-staff']) },
  // `medicaidGround`: on which adults without children mostly get Medicaid in the program's state.
  optional: {
    unlisted: oneOf(['not-admitted', 'ask-staff']),
    medicaidGround: oneOf(['income', 'disability']),
    applicationDays: wholeNumber(0, 365),
  },

  evaluate({ coverage }, { accepts, uninsured, unlisted = 'not-admitted', medicaidGround = 'income', ...told }) {
    const applicationDays = told.applicationDays ?? DECIDED_WITHIN_DAYS[medicaidGround];
    if (coverage === undefined) return needs('coverage');
    const taken = coverage.filter((one) => accepts.includes(one));
    if (taken.length > 0) return met(`the program takes ${taken.join(' and ')}`);
    if (accepts.includes('free')) return met('the program treats people free of charge');

    const notAdmitted = (because: string): Finding =>
      accepts.includes('medicaid') ? unmet(because, byStep(applyForMedicaid(applicationDays))) : unmet(because);

    if (coverage.length === 0) {
      if (uninsured === 'admitted') return met('the program admits people without coverage');
      if (accepts.includes('sliding-fee')) return met('the program charges by income');
      if (uninsured === 'ask-staff') return askStaff('Do you admit somebody without coverage?');
      return notAdmitted('has no coverage, and the program admits nobody without');
    }
    if (unlisted === 'ask-staff') return askStaff(`Do you take ${coverage.join(' or ')}?`);
    return notAdmitted(`the program does not take ${coverage.join(' or ')}`);
  },
});

const applyForMedicaid = (leadDays: number) =>
  ({ code: 'apply-medicaid', action: 'apply for Medicaid', actor: 'case-manager', leadDays }) as const;
