/** What a client may have, and what a program may take. A client with none of the first six is uninsured. */
export const COVERAGES = [
  'medicaid',
  'medicare',
  'private-insurance',
  'military-insurance',
  'state-funds',
  'indian-health',
] as const;
/** Who or what pays for care. */
export const PAYERS = [...COVERAGES, 'self-pay', 'sliding-fee', 'free'] as const;
export type Coverage = (typeof COVERAGES)[number];
export type Payer = (typeof PAYERS)[number];

/** Who set a rule. A worker may argue with a staff habit, not with a statute. */
export const AUTHORITIES = [
  'federal',
  'state',
  'county',
  'payer',
  'agency',
  'program',
  'unit',
  'staff-habit',
  'directory-unverified',
] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** From where a program may have a rule: who pays for its care, its agency (the organization), or its site. */
export const RULE_ORIGINS = ['funder', 'agency', 'site'] as const;
export type RuleOrigin = (typeof RULE_ORIGINS)[number];

/** What kind of payer a funder is. */
export const FUNDER_KINDS = ['state-block-grant', 'medicaid', 'medicaid-managed-care', 'county', 'other'] as const;
export type FunderKind = (typeof FUNDER_KINDS)[number];

/** Whether a program takes two partners. `not-asked` is neither yes nor no. */
export const COUPLE_POLICIES = ['both-at-once', 'not-at-once', 'couples-only', 'not-asked'] as const;
export type CouplePolicy = (typeof COUPLE_POLICIES)[number];

/** What a program that takes both partners asks of them. */
export const COUPLE_CONDITIONS = [
  'separate-units',
  'separate-counselors',
  'separate-groups',
  'separate-meals',
  'one-couple-at-a-time',
] as const;
export type CoupleCondition = (typeof COUPLE_CONDITIONS)[number];

/** Kinds of place. A couples room is one place that two partners take together. */
export const PLACE_KINDS = ['any', 'woman', 'man', 'pregnant', 'with-children', 'couples-room'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Who can carry a step out. */
export const STEP_ACTORS = ['client', 'worker', 'case-manager', 'staff', 'clinician', 'advocate', 'director'] as const;
export type StepActor = (typeof STEP_ACTORS)[number];
