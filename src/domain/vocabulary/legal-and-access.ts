/** Who a client must report to. Nothing here is about immigration or child welfare: neither is ever asked. */
export const SUPERVISIONS = ['probation', 'parole', 'pretrial-release', 'treatment-court', 'house-arrest'] as const;

/** Whether the officer in charge has agreed to treatment. An officer is asked only with the client's written consent. */
export const OFFICER_ANSWERS = ['agreed', 'not-asked', 'refused'] as const;

/** Kinds of offence that programs name. */
export const OFFENCES = [
  'violence',
  'weapons',
  'sexual-offence',
  'arson',
  'drug-sale',
  'drug-possession',
  'theft',
  'driving',
  'other',
] as const;

/** Ways to get to a program without anybody's help from here. */
export const TRANSPORTS = ['own-vehicle', 'public-transport', 'somebody-drives', 'medical-ride', 'on-foot'] as const;

/** What telehealth and calls from staff need. `private-room`: a place to talk where nobody listens, the partner included. */
export const DEVICES = ['phone', 'video', 'internet', 'email', 'private-room'] as const;

/** Languages by ISO 639 code, as the directory and programs give them; `ase` is American Sign Language. */
export const LANGUAGES = (
  'en es ase am ar bn de el fa fr gu he hi hmn ht it ja km ko lo my ne nv oj pa pl ps pt ro ru so sw ta te tl tr uk ' +
  'ur vi yo ypk zh'
).split(' ');
