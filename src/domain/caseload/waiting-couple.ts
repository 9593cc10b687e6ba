import type { CouplePreferences } from '../couple/couple-preferences.js';
import type { Partner, SearchTerms } from '../matching/candidate.js';

/**
 * A couple that waits: the link is confirmed, every gate is open, both want treatment. Where couples are only counted,
 * the ids of the two mean nothing outside of the answer.
 */
export interface WaitingCouple {
  readonly partners: readonly [Partner, Partner];
  readonly preferences: CouplePreferences;
}

/** A couple that is counted and never named. `cellKey` stands for it where small differences must be hidden. */
export interface CountedCouple extends WaitingCouple {
  readonly cellKey: number;
}

/** What a search for either partner goes by. */
export function termsFor({ preferences }: WaitingCouple, asOf: string): SearchTerms {
  const { horizonDays, travelLimitMiles } = preferences;
  return { asOf, horizonDays, travelLimitMiles };
}
