import fc from 'fast-check';
import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import { addDays, type IsoDate } from '../../src/domain/calendar.js';
import type { AdmissionRule } from '../../src/domain/program.js';

const leaf = (type: string, values: object): RuleTree => ({ type, values: { ...values } });

/** Rules of every type. Some can be removed by work, by waiting or by a question; some end in nothing. */
const LEAVES: readonly RuleTree[] = [
  leaf('age-range', { minimumYears: 18 }),
  leaf('age-range', { minimumYears: 18, maximumYears: 35 }),
  leaf('animals', { accepts: ['service-animal'] }),
  leaf('benzodiazepines', { policy: 'evaluated' }),
  leaf('benzodiazepines', { policy: 'prescribed-only' }),
  leaf('children-with-client', { maximum: 1, maximumAge: 5 }),
  leaf('continues-medication', { methadone: 'not-accepted', buprenorphine: 'continues', naltrexone: 'ask-staff' }),
  leaf('court-date', { noneWithinDays: 4 }),
  leaf('court-date', { noneWithinDays: 12 }),
  leaf('diagnosis', { anyOf: ['opioid-use-disorder'], assessmentDays: 2 }),
  leaf('diagnosis', { anyOf: ['opioid-use-disorder'] }),
  leaf('exemption', { grounds: ['pregnant'] }),
  leaf('gender-served', { genders: ['woman'] }),
  leaf('gender-served', { genders: ['man'], nonbinary: 'ask-staff' }),
  leaf('lockout-after-discharge', { scope: 'agency', againstAdviceDays: 30, completedDays: 7 }),
  leaf('lockout-after-discharge', { scope: 'program', againstAdviceDays: 30, completedDays: 7 }),
  leaf('minimum-length-of-use', { substances: ['heroin'], months: 24 }),
  leaf('old-balance', { maximumDollars: 50, paymentPlan: 'accepted', scope: 'agency' }),
  leaf('old-balance', { maximumDollars: 0, paymentPlan: 'accepted', planDays: 7, fund: 'yes', scope: 'program' }),
  leaf('old-balance', { maximumDollars: 0, paymentPlan: 'not-accepted', scope: 'agency', writeOff: 'yes' }),
  leaf('payer', { accepts: ['medicaid'], uninsured: 'not-admitted', applicationDays: 9 }),
  leaf('photo-id', { accepts: ['agency-letter', 'government-current'] }),
  leaf('photo-id', { accepts: ['agency-letter', 'government-current'], forms: 2 }),
  leaf('photo-id', { accepts: ['government-current'] }),
  leaf('pregnancy', { policy: 'not-admitted' }),
  leaf('pregnancy', { policy: 'only-pregnant' }),
  leaf('proof-of-use', {
    months: 24,
    kinds: ['medical-record', 'notarised-statement'],
    attestors: ['clinician', 'family'],
  }),
  leaf('residency', { states: ['CT'], shelterLetter: 'accepted' }),
  leaf('tb-test', { withinMonths: 6 }),
  leaf('withdrawal-manageable', { substances: ['heroin', 'alcohol'], complications: 'ask-staff' }),
  leaf('withdrawal-present', { withinHours: 72 }),
  // No rule type, and values that no longer fit one: neither can be read.
  leaf('favourite-colour', { colour: 'blue' }),
  leaf('tb-test', { withinMonths: 'six' }),
];

/** A rule, or a tree of at most three levels. */
const tree = fc.letrec<{ tree: RuleTree; leaf: RuleTree }>((tie) => {
  const parts = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
  return {
    leaf: fc.constantFrom(...LEAVES),
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'tree' },
      { weight: 6, arbitrary: tie('leaf') },
      { weight: 2, arbitrary: parts.map((any) => ({ any })) },
      { weight: 1, arbitrary: parts.map((all) => ({ all })) },
      { weight: 1, arbitrary: tie('tree').map((not) => ({ not })) },
    ),
  };
}).tree;

/** A rule that stands always, or begins or ends around today. */
export const ruleAround = (today: IsoDate): fc.Arbitrary<Omit<AdmissionRule, 'id'>> =>
  fc
    .record({
      tree,
      begins: fc.oneof({ weight: 3, arbitrary: fc.constant(-2000) }, fc.integer({ min: -1, max: 9 })),
      lasts: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined, freq: 2 }),
    })
    .map(({ tree: rule, begins, lasts }) => ({
      tree: rule,
      version: 1,
      authority: 'program',
      effectiveFrom: addDays(today, begins),
      ...(lasts !== undefined && { effectiveTo: addDays(today, Math.max(begins, -1) + lasts) }),
    }));
