import { addDays, daysBetween, fullMonthsBetween, fullYearsBetween, type IsoDate } from '../../src/domain/calendar.js';
import type { ClientFacts } from '../../src/domain/facts/index.js';
import { OPIOIDS, type Substance } from '../../src/domain/vocabulary/use.js';

/** What other systems are told of a client: counted out beforehand, since neither engine counts months. */
export const ATTRIBUTES = [
  'levelsOfCare',
  'age',
  'ageByHorizon',
  'gender',
  'state',
  'county',
  'inWithdrawal',
  'daysSinceUse',
  'withdrawalFrom',
  'dangerousHistory',
  'diagnoses',
  'monthsOfOpioids',
  'coverage',
  'medications',
  'benzodiazepines',
  'pregnant',
  'weeksPregnant',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Words, or a number; absent where it is not known. */
export type Attributes = { readonly [K in Attribute]?: readonly string[] | number };

/** Withdrawal from these can kill: only then does an earlier seizure matter. */
const DANGEROUS: readonly Substance[] = ['alcohol', 'benzodiazepines'];
const DAYS_OF_PREGNANCY = 280;

/** Counts out one client's attributes for a day. */
export function attributesOf(facts: ClientFacts, today: IsoDate, horizonDays: number): Attributes {
  const horizonEnd = addDays(today, horizonDays);
  const { dateOfBirth, gender, residence, withdrawalFrom, diagnoses, coverage, medications, pregnant } = facts;
  const known: Readonly<Record<Attribute, readonly string[] | number | undefined>> = {
    levelsOfCare: facts.levelsOfCareSought,
    age: dateOfBirth === undefined ? undefined : fullYearsBetween(dateOfBirth, today),
    ageByHorizon: dateOfBirth === undefined ? undefined : fullYearsBetween(dateOfBirth, horizonEnd),
    gender: gender && [gender],
    state: residence && [residence.state],
    county: residence?.county === undefined ? undefined : [residence.county.toLowerCase()],
    inWithdrawal: withdrawalFrom && [withdrawalFrom.length > 0 ? 'yes' : 'no'],
    daysSinceUse: daysSinceUse(facts, today),
    withdrawalFrom,
    dangerousHistory: dangerousHistory(facts),
    diagnoses,
    monthsOfOpioids: monthsOfOpioids(facts, horizonEnd),
    coverage: coverage?.length === 0 ? ['none'] : coverage,
    medications,
    benzodiazepines: facts.benzodiazepineUse && [facts.benzodiazepineUse],
    pregnant: pregnant && [pregnant],
    weeksPregnant: weeksPregnant(facts, today),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

function daysSinceUse({ withdrawalFrom, lastUsedOn }: ClientFacts, today: IsoDate): number | undefined {
  if (!withdrawalFrom || withdrawalFrom.length === 0) return withdrawalFrom && 0;
  if (!lastUsedOn) return undefined;
  return Math.min(
    ...withdrawalFrom.flatMap((one) => {
      const last = lastUsedOn[one];
      return last === undefined ? [] : daysBetween(last, today);
    }),
  );
}

function dangerousHistory({ withdrawalFrom, withdrawalComplications }: ClientFacts): readonly string[] | undefined {
  if (!withdrawalFrom) return undefined;
  return withdrawalFrom.some((one) => DANGEROUS.includes(one)) ? withdrawalComplications : [];
}

function monthsOfOpioids({ useStartedOn }: ClientFacts, horizonEnd: IsoDate): number | undefined {
  if (!useStartedOn) return undefined;
  const starts = OPIOIDS.flatMap((one) => useStartedOn[one] ?? []);
  return Math.max(0, ...starts.map((start) => fullMonthsBetween(start, horizonEnd)));
}

function weeksPregnant({ pregnant, pregnancyDueOn }: ClientFacts, today: IsoDate): number | undefined {
  if (pregnant !== 'yes') return pregnant && 0;
  if (pregnancyDueOn === undefined) return undefined;
  return Math.floor((DAYS_OF_PREGNANCY - daysBetween(today, pregnancyDueOn)) / 7);
}
