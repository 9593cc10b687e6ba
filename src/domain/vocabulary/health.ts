/** What a program without a nurse at night, or without a doctor, often cannot look after. Only what programs ask about. */
export const HEALTH_CONDITIONS = [
  'open-wounds',
  'oxygen',
  'dialysis',
  'insulin',
  'iv-line-or-catheter',
  'heart-or-lung-condition',
  'seizure-disorder',
  'recent-surgery',
  'contagious-illness',
] as const;

/** What a client needs of a house and its staff to get about in it and to look after themselves. */
export const ACCESS_NEEDS = [
  'no-stairs',
  'wheelchair',
  'lower-bunk',
  'help-with-washing-and-dressing',
  'help-with-eating',
  'help-at-night',
  'low-vision',
  'hard-of-hearing',
] as const;
