/** How a client describes their own gender. `nonbinary` stands for every answer other than the two most programs name. */
export const GENDERS = ['woman', 'man', 'nonbinary'] as const;
export type Gender = (typeof GENDERS)[number];

/** States and territories of the United States, by postal code. */
export const STATES = (
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR ' +
  'PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP FM MH PW'
).split(' ');

/** What a client can show to prove who they are. Programs differ in what they take; some want two. */
export const PHOTO_IDS = [
  'government-current',
  'government-expired',
  'tribal',
  'school-or-work',
  'agency-letter',
] as const;
export type PhotoId = (typeof PHOTO_IDS)[number];

/** Papers by which two people can show that they are together. Unmarried couples without a home have few of them. */
export const RELATIONSHIP_PAPERS = [
  'marriage-certificate',
  'domestic-partnership',
  'joint-address',
  'agency-letter',
] as const;

/** Animals that a client may have to bring. */
export const ANIMALS = ['service-animal', 'dog', 'cat', 'other'] as const;
export type Animal = (typeof ANIMALS)[number];
