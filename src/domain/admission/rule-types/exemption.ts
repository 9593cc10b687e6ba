import { addMonths, type IsoDate } from '../../calendar.js';
import type { FactKey } from '../../facts/index.js';
import { atLeastOne, oneOf, someOf, wholeNumber } from '../../facts/fact-type.js';
import { EXEMPTION_GROUNDS, type ExemptionGround } from '../../vocabulary/use.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byStep, type Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

type GroundFact = Extract<FactKey, 'pregnant' | 'custodyReleases' | 'otpDischarges'>;

const SETTLED_BY: Readonly<Record<ExemptionGround, GroundFact>> = {
  pregnant: 'pregnant',
  'released-from-custody': 'custodyReleases',
  'treated-before': 'otpDischarges',
};

/** How a paper for each ground is got. Records of earlier treatment are the same work as in `proof-of-use`. */
const WAYS_TO_SHOW: Readonly<Record<ExemptionGround, Step>> = {
  pregnant: {
    code: 'pregnancy-letter',
    action: 'have a clinic test for pregnancy and write it down',
    actor: 'clinician',
    leadDays: 1,
  },
  'released-from-custody': {
    code: 'release-papers',
    action: 'ask the jail or prison for the papers of the release',
    actor: 'worker',
    leadDays: 5,
  },
  'treated-before': {
    code: 'treatment-record',
    action: 'request records of earlier treatment',
    actor: 'worker',
    leadDays: 10,
  },
};

/** Used as `any: [the rule, exemption]`. One ground is enough, with its paper where one is asked for; its last day is included. */
export const exemption = defineRuleType({
  code: 'exemption',
  label: 'Exemption',
  question: 'Is there a ground on which the client is excused from length of use or its proof?',
  source: 'R8: 42 CFR 8.12 as it stood until 2024; still listed by states (Georgia)',
  reads: ['pregnant', 'custodyReleases', 'otpDischarges', 'exemptionPapers'],
  readsDay: true,
  required: { grounds: atLeastOne(someOf(EXEMPTION_GROUNDS)) },
  optional: {
    custodyMonths: wholeNumber(1, 60),
    treatmentMonths: wholeNumber(1, 60),
    paper: oneOf(['asked-for', 'not-asked-for']),
  },

  evaluate(facts, { grounds, custodyMonths = 6, treatmentMonths = 24, paper = 'not-asked-for' }, { on }) {
    const within = (months: number) => (day: IsoDate) => day <= on && on <= addMonths(day, months);
    const holds: Readonly<Record<ExemptionGround, () => boolean | undefined>> = {
      pregnant: () => facts.pregnant === 'yes',
      'released-from-custody': () => facts.custodyReleases?.some(within(custodyMonths)),
      'treated-before': () => facts.otpDischarges?.some(within(treatmentMonths)),
    };
    const holding = grounds.filter((one) => holds[one]());
    const { exemptionPapers: papers } = facts;
    if (paper === 'asked-for' && holding.length > 0 && papers === undefined) return needs('exemptionPapers');
    const ground = holding.find((one) => paper === 'not-asked-for' || papers?.includes(one));
    if (ground) return met(`excused: ${inWords([ground])}`);

    const [first, ...others] = grounds.map((one) => SETTLED_BY[one]).filter((fact) => facts[fact] === undefined);
    if (first) return needs(first, ...others);
    if (holding.length === 0) return unmet(`not excused as ${inWords(grounds)}`);
    return unmet('no paper shows the ground for an exemption', ...holding.map((one) => byStep(WAYS_TO_SHOW[one])));
  },
});
