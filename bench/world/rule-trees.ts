import { OPIOIDS } from '../../src/domain/vocabulary/use.js';
import type { Random, Weighted } from './random.js';
import {
  drawAge,
  drawAnimals,
  drawBalance,
  drawBenzodiazepines,
  drawChildren,
  drawCourtDate,
  drawDiagnosis,
  drawGender,
  drawLockout,
  drawMedication,
  drawPayer,
  drawPhotoId,
  drawPregnancy,
  drawResidency,
  drawTbTest,
  drawWithdrawalManageable,
  drawWithdrawalPresent,
  leaf,
  type RuleDraw,
  type RulePlace,
} from './rule-values.js';

const exempt = leaf('exemption', { grounds: ['pregnant', 'released-from-custody', 'treated-before'] });

const drawLengthOfUse: RuleDraw = (random) => {
  const rule = leaf('minimum-length-of-use', { substances: OPIOIDS, months: random.pick([12, 12, 24]) });
  return random.chance(0.5) ? { any: [rule, exempt] } : rule;
};

const drawProof: RuleDraw = (random) => {
  const rule = leaf('proof-of-use', {
    months: random.pick([6, 12, 24]),
    kinds: ['medical-record', 'treatment-record', 'pharmacy-record', 'notarised-statement', 'officer-letter'],
    attestors: ['clinician', 'agency', 'court-or-officer', 'family'],
  });
  return random.chance(0.5) ? { any: [rule, exempt] } : rule;
};

/** "Not in withdrawal", as a house without nurses says it. */
const drawNoWithdrawal: RuleDraw = (random) => ({
  not: leaf('withdrawal-present', { withinHours: random.pick([48, 72, 168]) }),
});

/** "Unless pregnant", and a rule that two agencies wrote together. */
const drawCombination: RuleDraw = (random, place) => {
  const pregnant = leaf('pregnancy', { policy: 'only-pregnant' });
  if (random.chance(0.5)) return { any: [drawResidency(random, place), pregnant] };
  return random.chance(0.5)
    ? { all: [drawPhotoId(random, place), drawTbTest(random, place)] }
    : { any: [drawLockout(random, place), pregnant] };
};

/** How often each rule stands in a house that people live in; a rule drawn twice is one of a second authority. */
const HOUSE: Weighted<RuleDraw> = [
  [10, drawAge],
  [5, drawGender],
  [14, drawResidency],
  [5, drawNoWithdrawal],
  [6, drawWithdrawalManageable],
  [6, drawDiagnosis],
  [7, drawBalance],
  [10, drawPhotoId],
  [7, drawPayer],
  [7, drawMedication],
  [5, drawBenzodiazepines],
  [10, drawTbTest],
  [4, drawPregnancy],
  [6, drawLockout],
  [7, drawCourtDate],
  [6, drawChildren],
  [5, drawAnimals],
  [4, drawCombination],
];

const DETOX: Weighted<RuleDraw> = [
  ...HOUSE.filter(([, draw]) => draw !== drawNoWithdrawal),
  [9, drawWithdrawalPresent],
];

const CLINIC: Weighted<RuleDraw> = [
  [10, drawAge],
  [5, drawGender],
  [13, drawResidency],
  [6, drawDiagnosis],
  [8, drawBalance],
  [10, drawPhotoId],
  [8, drawPayer],
  [5, drawMedication],
  [5, drawBenzodiazepines],
  [6, drawTbTest],
  [3, drawPregnancy],
  [5, drawLockout],
  [4, drawChildren],
  [4, drawCombination],
];

const MEDICATION: Weighted<RuleDraw> = [...CLINIC, [8, drawLengthOfUse], [8, drawProof]];

/** Draws one more rule for a program of this kind. */
export function drawRule(random: Random, place: RulePlace): ReturnType<RuleDraw> {
  return random.weighted(rulesOf(place.kind))(random, place);
}

function rulesOf(kind: string): Weighted<RuleDraw> {
  if (kind.endsWith('withdrawal')) return DETOX;
  if (kind === 'medication') return MEDICATION;
  return kind === 'outpatient' || kind === 'unstated' ? CLINIC : HOUSE;
}
