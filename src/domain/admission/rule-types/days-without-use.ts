import { addDays, daysBetween, laterOf, type IsoDate } from '../../calendar.js';
import { atLeastOne, oneOf, someOf, wholeNumber } from '../../facts/fact-type.js';
import type { ClientFacts } from '../../facts/index.js';
import { OPIOIDS, SUBSTANCES, type Substance } from '../../vocabulary/use.js';
import { met, needs, unmet } from '../finding.js';
import { inWords } from '../in-words.js';
import { byStep, type Remedy } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/**
 * Days without use are counted until today, as in `withdrawal-present`: nobody is taken to stop using because an opening
 * is ten days off. Waiting is a way only for somebody who has no withdrawal to go through, and whether they used again
 * is asked when the day has come.
 */
export const daysWithoutUse = defineRuleType({
  code: 'days-without-use',
  label: 'Days without use, or detox completed',
  question: 'Have enough days passed since the last use, counted until today, or has detox been completed since?',
  source: "R30: the program's own admission criteria, usually 3 to 14 days; detox takes five to seven",
  legalNote:
    'For opioid use disorder detox is not routinely needed before treatment, and medication is (Connecticut DMHAS, ' +
    'frequently asked questions): a worker can ask that medication be taken instead.',
  reads: ['lastUsedOn', 'detoxesCompleted', 'withdrawalFrom', 'medications', 'wantsMedication'],
  required: { substances: atLeastOne(someOf(SUBSTANCES)), days: wholeNumber(1, 90) },
  optional: { medication: oneOf(['counts-instead', 'does-not-count']), detoxDays: wholeNumber(1, 30) },

  evaluate(facts, { substances, days, medication = 'does-not-count', detoxDays = 7 }, { asOf }) {
    const { lastUsedOn, detoxesCompleted, medications } = facts;
    if (lastUsedOn === undefined) return needs('lastUsedOn');
    // The answer names every substance that is used: what it leaves out is not used.
    const recent = substances.filter((substance) => isWithin(lastUsedOn[substance], days, asOf));
    const last = recent.flatMap((substance) => lastUsedOn[substance] ?? []);
    if (last.length === 0) return met(`no use of ${inWords(substances)} for ${String(days)} days`);
    const lastUse = last.reduce(laterOf);
    if (lastUse > asOf) return needs('lastUsedOn');

    if (detoxesCompleted === undefined) return needs('detoxesCompleted');
    if (detoxesCompleted.some((day) => lastUse <= day && day <= asOf)) return met('has completed detox since');
    const instead = medication === 'counts-instead' && recent.every((substance) => OPIOIDS.includes(substance));
    if (instead && medications === undefined) return needs('medications');
    if (instead && medications?.some((one) => one !== 'naltrexone'))
      return met('takes medication, which counts instead');
    return unmet(
      `fewer than ${String(days)} days since the last use of: ${inWords(substances)}`,
      byStep({ code: 'complete-detox', action: 'complete detox', actor: 'clinician', leadDays: detoxDays }),
      ...(instead ? byMedication(facts) : []),
      ...byStayingWithout(facts, recent, addDays(lastUse, days)),
    );
  },
});

/** Used on a day that is fewer than `days` before today: seven days without use end on the seventh day after it. */
const isWithin = (day: IsoDate | undefined, days: number, asOf: IsoDate) =>
  day !== undefined && daysBetween(day, asOf) < days;

function byMedication({ wantsMedication }: Pick<ClientFacts, 'wantsMedication'>): Remedy[] {
  if (wantsMedication === 'no') return [];
  const remedy = byStep({
    code: 'start-medication',
    action: 'start methadone or buprenorphine',
    actor: 'clinician',
    leadDays: 1,
  });
  return [wantsMedication === 'yes' ? remedy : { ...remedy, asks: [{ of: 'client', fact: 'wantsMedication' }] }];
}

/** Only without withdrawal, which is not to be gone through alone; and the client is asked again. */
function byStayingWithout(
  { withdrawalFrom }: Pick<ClientFacts, 'withdrawalFrom'>,
  recent: readonly Substance[],
  until: IsoDate,
): Remedy[] {
  if (!withdrawalFrom || recent.some((substance) => withdrawalFrom.includes(substance))) return [];
  return [{ steps: [], notBefore: until, asks: [{ of: 'client', fact: 'lastUsedOn' }] }];
}
