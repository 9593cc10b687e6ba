import type { Substance } from '../../src/domain/vocabulary/use.js';
import type { Coverage } from '../../src/domain/vocabulary/programs.js';
import type { LevelOfCare } from '../../src/domain/vocabulary/care.js';
import type { Weighted } from './random.js';

/**
 * How often things are so, in thousands. SAMHSA, Treatment Episode Data Set: Admissions (TEDS-A) 2020, public-use file,
 * codebook: 1,568,291 admissions to treatment in the United States; a work of the United States government, in the
 * public domain. Marginals only: that two things go together is not in it, nor is anything about couples.
 */

/** Age at admission, adults: first and last year of each band (variable AGE). */
export const AGES: Weighted<readonly [from: number, to: number]> = [
  [40, [18, 20]],
  [109, [21, 24]],
  [245, [25, 29]],
  [279, [30, 34]],
  [236, [35, 39]],
  [171, [40, 44]],
  [131, [45, 49]],
  [128, [50, 54]],
  [163, [55, 64]],
  [27, [65, 80]],
];

/** Primary substance (SUB1); heroin is shared with fentanyl, which the survey of 2020 does not count apart. */
export const PRIMARY_SUBSTANCES: Weighted<Substance> = [
  [457, 'alcohol'],
  [160, 'heroin'],
  [144, 'fentanyl'],
  [102, 'prescription-opioids'],
  [184, 'methamphetamine'],
  [145, 'cannabis'],
  [50, 'cocaine'],
  [24, 'crack'],
  [17, 'benzodiazepines'],
  [14, 'other'],
];

/** A second substance, where there is one (SUB2): in 44 of 100 admissions. */
export const SECOND_SUBSTANCES: Weighted<Substance> = [
  [114, 'alcohol'],
  [69, 'cocaine'],
  [68, 'crack'],
  [184, 'cannabis'],
  [53, 'heroin'],
  [43, 'prescription-opioids'],
  [100, 'methamphetamine'],
  [38, 'benzodiazepines'],
];
export const HAS_SECOND_SUBSTANCE = 0.44;

/** Kind of care admitted to (SERVICES). Couples look for a bed more often than this: see `couples.ts`. */
export const CARE_ADMITTED_TO: Weighted<LevelOfCare> = [
  [30, 'hospital-withdrawal-management'],
  [230, 'residential-withdrawal-management'],
  [51, 'ambulatory-withdrawal-management'],
  [4, 'hospital-inpatient'],
  [150, 'residential-short-term'],
  [122, 'residential-long-term'],
  [178, 'intensive-outpatient'],
  [803, 'outpatient'],
];

/** Health coverage (HLTHINS), of those for whom it is known. */
export const COVERAGE: Weighted<readonly Coverage[]> = [
  [509, ['medicaid']],
  [228, []],
  [73, ['private-insurance']],
  [40, ['medicare']],
  [22, ['military-insurance']],
];

/** Among 209,259 of 1,360,936 admissions for which it is known, medication for opioid use disorder is planned (METHUSE). */
export const ON_MEDICATION = 0.154;
/** Of women for whom it is known (PREG). */
export const PREGNANT = 0.03;
/** Arrested in the last thirty days, of those for whom it is known (ARRESTS). */
export const RECENTLY_ARRESTED = 0.07;
/** Has been in treatment before, of those for whom it is known (NOPRIOR). */
export const TREATED_BEFORE = 0.63;
