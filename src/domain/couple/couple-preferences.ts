import { oneOf, someOf, wholeNumber, type FactType } from '../facts/fact-type.js';

/** The ways for two partners to be in treatment. Of two that are equally good the one named first here is listed first. */
export const PLAN_KINDS = [
  'same-program-together',
  'same-program-staggered',
  'same-agency',
  'nearby-programs',
  'sequenced',
  'bridge',
  'apart',
] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** Whether the couple has accepted to be far from each other. `unset`: nobody has asked them yet. */
export const ACCEPTS_APART = ['yes', 'no', 'unset'] as const;

/** What keeps the household going meanwhile. `one-at-a-time`: one of them must always be at home. */
export const HOUSEHOLD_RULES = ['none', 'one-at-a-time'] as const;

/** What a couple has said about how they want to be placed. It belongs to both alike. */
export interface CouplePreferences {
  /** Miles between two sites that still count as near each other. */
  readonly radiusMiles: number;
  /** Most days between the two starts. */
  readonly windowDays: number;
  /** Days ahead that are searched. */
  readonly horizonDays: number;
  /** Most hours that either can wait in withdrawal. */
  readonly withdrawalLimitHours: number;
  /** Kinds of plan, best first, as the couple has stated. Kinds not named come after those that are, none before another. */
  readonly planKinds: readonly PlanKind[];
  readonly acceptsApart: (typeof ACCEPTS_APART)[number];
  readonly householdRule: (typeof HOUSEHOLD_RULES)[number];
  /** Miles from home that they can travel; null for no limit. */
  readonly travelLimitMiles: number | null;
}

/** What is assumed of a couple that has stated nothing. */
export const USUAL_PREFERENCES: CouplePreferences = {
  radiusMiles: 10,
  windowDays: 7,
  horizonDays: 90,
  withdrawalLimitHours: 72,
  planKinds: [],
  acceptsApart: 'unset',
  householdRule: 'none',
  travelLimitMiles: null,
};

/** What each preference takes. */
export const PREFERENCE_TYPES: { readonly [K in keyof CouplePreferences]: FactType<CouplePreferences[K]> } = {
  radiusMiles: wholeNumber(0, 500),
  windowDays: wholeNumber(0, 90),
  horizonDays: wholeNumber(1, 365),
  withdrawalLimitHours: wholeNumber(0, 720),
  planKinds: someOf(PLAN_KINDS),
  acceptsApart: oneOf(ACCEPTS_APART),
  householdRule: oneOf(HOUSEHOLD_RULES),
  travelLimitMiles: orNull(wholeNumber(0, 5000), 'no limit'),
};

/** One preference that cannot be meant so. */
export interface PreferenceProblem {
  readonly field: string;
  readonly message: string;
}

/** What is wrong with stated preferences; empty when nothing is. What is left out is not a problem. */
export function preferenceProblems(stated: Readonly<Record<string, unknown>>): PreferenceProblem[] {
  return Object.entries(stated).flatMap(([field, value]) => {
    if (!isPreference(field)) return [{ field, message: `${field} is not a preference of a couple` }];
    const type = PREFERENCE_TYPES[field];
    return type.accepts(value) ? [] : [{ field, message: `${field} takes ${type.accepted}` }];
  });
}

/** Stated preferences, completed: what is left out is as usual. */
export function completePreferences(stated: Partial<CouplePreferences>): CouplePreferences {
  return { ...USUAL_PREFERENCES, ...stated };
}

function isPreference(field: string): field is keyof CouplePreferences {
  return Object.hasOwn(PREFERENCE_TYPES, field);
}

function orNull<T>(type: FactType<T>, meaning: string): FactType<T | null> {
  return {
    accepted: `${type.accepted}, or null for ${meaning}`,
    schema: { anyOf: [type.schema, { type: 'null' }] },
    accepts: (value): value is T | null => value === null || type.accepts(value),
  };
}
