/** Papers beside the photo ID that programs ask to see. That one is missing says nothing about why. */
export const OTHER_PAPERS = ['social-security-card', 'birth-certificate', 'insurance-card'] as const;
export type OtherPaper = (typeof OTHER_PAPERS)[number];

/** What can show where somebody stays. A letter of a shelter or an agency is for people without a lease or a bill. */
export const ADDRESS_PROOFS = [
  'lease',
  'utility-bill',
  'official-mail',
  'host-statement',
  'shelter-letter',
  'agency-letter',
] as const;
export type AddressProof = (typeof ADDRESS_PROOFS)[number];
