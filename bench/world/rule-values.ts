import type { RuleTree } from '../../src/domain/admission/rule-tree.js';
import { OPIOIDS } from '../../src/domain/vocabulary/use.js';
import type { Random } from './random.js';

/** Where a rule is drawn for. */
export interface RulePlace {
  readonly kind: string;
  readonly state: string;
  readonly county?: string;
}

/** Draws one rule of a type. Types and values are the product's; how often each value comes up is assumed. */
export type RuleDraw = (random: Random, place: RulePlace) => RuleTree;

/** One rule without parts. */
export const leaf = (type: string, values: Readonly<Record<string, unknown>>): RuleTree => ({ type, values });

export const drawAge: RuleDraw = (random) =>
  leaf(
    'age-range',
    random.weighted([
      [75, { minimumYears: 18 }],
      [8, { minimumYears: 21 }],
      [8, { minimumYears: 18, maximumYears: 64 }],
      [4, { minimumYears: 18, maximumYears: 55 }],
      [3, { minimumYears: 18, maximumYears: 25 }],
      [2, { minimumYears: 50 }],
    ]),
  );

export const drawResidency: RuleDraw = (random, { state, county }) => {
  const shelterLetter = random.chance(0.6) ? 'accepted' : 'not-accepted';
  const values = { states: [state], shelterLetter };
  return leaf('residency', county !== undefined && random.chance(0.35) ? { ...values, counties: [county] } : values);
};

export const drawWithdrawalPresent: RuleDraw = (random) =>
  leaf('withdrawal-present', { withinHours: random.pick([24, 48, 72, 72, 120, 168]) });

export const drawWithdrawalManageable: RuleDraw = (random) =>
  leaf('withdrawal-manageable', {
    substances: random.pick([[], [...OPIOIDS], [...OPIOIDS, 'alcohol'], [...OPIOIDS, 'alcohol', 'benzodiazepines']]),
    complications: random.pick(['managed', 'not-managed', 'ask-staff']),
    unlisted: random.pick(['not-managed', 'not-managed', 'ask-staff']),
  });

export const drawDiagnosis: RuleDraw = (random, { kind }) => {
  const opioids = ['opioid-use-disorder'];
  if (kind === 'medication') return leaf('diagnosis', { anyOf: opioids, assessmentDays: random.pick([1, 2, 3]) });
  return leaf(
    'diagnosis',
    random.weighted([
      [30, { anyOf: ['opioid-use-disorder', 'alcohol-use-disorder'], assessmentDays: 5 }],
      [30, { anyOf: ['opioid-use-disorder', 'alcohol-use-disorder', 'stimulant-use-disorder'] }],
      [10, { anyOf: opioids, assessmentDays: 6 }],
      [10, { anyOf: ['alcohol-use-disorder'], assessmentDays: 6 }],
      [10, { noneOf: ['sedative-use-disorder'] }],
      [10, { noneOf: ['stimulant-use-disorder'] }],
    ]),
  );
};

export const drawBalance: RuleDraw = (random) =>
  leaf('old-balance', {
    maximumDollars: random.pick([0, 0, 100, 250, 500]),
    paymentPlan: random.chance(0.7) ? 'accepted' : 'not-accepted',
    scope: random.chance(0.5) ? 'agency' : 'program',
    ...(random.chance(0.2) && { fund: 'yes' }),
  });

export const drawPhotoId: RuleDraw = (random) =>
  leaf(
    'photo-id',
    random.weighted<Readonly<Record<string, unknown>>>([
      [40, { accepts: ['government-current', 'government-expired', 'tribal', 'school-or-work', 'agency-letter'] }],
      [30, { accepts: ['government-current', 'tribal'] }],
      [20, { accepts: ['government-current', 'government-expired', 'tribal', 'agency-letter'], forms: 2 }],
      [10, { accepts: ['government-current'] }],
    ]),
  );

export const drawPayer: RuleDraw = (random) =>
  leaf('payer', {
    accepts: random.weighted([
      [35, ['medicaid']],
      [25, ['medicaid', 'state-funds']],
      [20, ['medicaid', 'private-insurance', 'self-pay']],
      [12, ['private-insurance', 'self-pay']],
      [8, ['medicaid', 'medicare', 'private-insurance', 'military-insurance', 'self-pay', 'sliding-fee']],
    ]),
    uninsured: random.pick(['admitted', 'not-admitted', 'not-admitted', 'ask-staff']),
    applicationDays: random.pick([14, 30, 45]),
  });

export const drawMedication: RuleDraw = (random) => {
  const answer = () => random.pick(['continues', 'continues', 'not-accepted', 'ask-staff']);
  return leaf('continues-medication', { methadone: answer(), buprenorphine: answer(), naltrexone: answer() });
};

export const drawBenzodiazepines: RuleDraw = (random) =>
  leaf('benzodiazepines', { policy: random.pick(['excluded', 'prescribed-only', 'evaluated']) });

export const drawTbTest: RuleDraw = (random) => leaf('tb-test', { withinMonths: random.pick([3, 6, 12, 12]) });

export const drawPregnancy: RuleDraw = (random) =>
  leaf(
    'pregnancy',
    random.weighted<Readonly<Record<string, unknown>>>([
      [40, { policy: 'not-admitted' }],
      [20, { policy: 'up-to-weeks', weeks: 20 }],
      [35, { policy: 'up-to-weeks', weeks: 34 }],
      [5, { policy: 'only-pregnant' }],
    ]),
  );

export const drawLockout: RuleDraw = (random) =>
  leaf('lockout-after-discharge', {
    scope: random.chance(0.4) ? 'agency' : 'program',
    againstAdviceDays: random.pick([7, 14, 30]),
    administrativeDays: random.pick([30, 60, 90]),
  });

export const drawCourtDate: RuleDraw = (random) =>
  leaf('court-date', { noneWithinDays: random.pick([5, 7, 14, 30, 45]) });

export const drawChildren: RuleDraw = (random) =>
  leaf(
    'children-with-client',
    random.weighted<Readonly<Record<string, unknown>>>([
      [70, { maximum: 0 }],
      [15, { maximum: 2, maximumAge: 5 }],
      [12, { maximum: 3, maximumAge: 12 }],
      [3, { maximum: 3, maximumAge: 12, requires: 'yes' }],
    ]),
  );

export const drawAnimals: RuleDraw = (random) =>
  leaf('animals', {
    accepts: random.weighted<readonly string[]>([
      [80, []],
      [20, ['dog', 'cat']],
    ]),
  });

export const drawGender: RuleDraw = (random) =>
  leaf('gender-served', {
    genders: ['woman', 'man'],
    nonbinary: random.pick(['admitted', 'admitted', 'not-admitted', 'ask-staff']),
  });
