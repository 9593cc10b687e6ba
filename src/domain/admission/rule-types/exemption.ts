import { addMonths, type IsoDate } from '../../calendar.js';
import type { FactKey } from '../../facts/index.js';
import { atLeastOne, someOf, wholeNumber } from '../../facts/fact-type.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { defineRuleType } from '../rule-type.js';

const GROUNDS = ['pregnant', 'released-from-custody', 'treated-before'] as const;
type Ground = (typeof GROUNDS)[number];
type GroundFact = Extract<FactKey, 'pregnant' | 'custodyReleases' | 'otpDischarges'>;

const SETTLED_BY: Readonly<Record<Ground, GroundFact>> = {
  pregnant: 'pregnant',
  'released-from-custody': 'custodyReleases',
  'treated-before': 'otpDischarges',
};

/** Used as `any: [the rule, exemption]`. One ground is enough; its last day is included. */
export const exemption = defineRuleType({
  code: 'exemption',
  label: 'Exemption',
  question: 'Is there a ground on which the client is excused from length of use or its proof?',
  source: 'R8: 42 CFR 8.12 as it stood until 2024; still listed by states (Georgia)',
  reads: ['pregnant', 'custodyReleases', 'otpDischarges'],
  readsDay: true,
  required: { grounds: atLeastOne(someOf(GROUNDS)) },
  optional: { custodyMonths: wholeNumber(1, 60), treatmentMonths: wholeNumber(1, 60) },

  evaluate(facts, { grounds, custodyMonths = 6, treatmentMonths = 24 }, { on }) {
    const within = (months: number) => (day: IsoDate) => day <= on && on <= addMonths(day, months);
    const holds: Readonly<Record<Ground, () => boolean | undefined>> = {
      pregnant: () => facts.pregnant === 'yes',
      'released-from-custody': () => facts.custodyReleases?.some(within(custodyMonths)),
      'treated-before': () => facts.otpDischarges?.some(within(treatmentMonths)),
    };
    const ground = grounds.find((one) => holds[one]());
    if (ground) return met(`excused: ${inWords([ground])}`);

    const [first, ...others] = grounds.map((one) => SETTLED_BY[one]).filter((fact) => facts[fact] === undefined);
    if (first) return needs(first, ...others);
    return unmet(`not excused as ${inWords(grounds)}`);
  },
});
