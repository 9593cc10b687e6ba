import type { Codes } from './directory-codes.js';

/** Languages by ISO 639 code, as far as the directory names them. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ SP: 'es', AH: 'ase', F4: 'ar', F17: 'zh', F19: 'ht', F25: 'fa', F28: 'fr', F30: 'de', F31: 'el', F35: 'he' },
  ...{ F36: 'hi', F37: 'hmn', F42: 'it', F43: 'ja', F47: 'ko', F66: 'pl', F67: 'pt', F70: 'ru', F81: 'tl', F92: 'vi' },
  ...{ N24: 'oj', N40: 'ypk' },
};

/** Groups for whom the facility says it has a program of their own. It bars nobody else. */
const GROUPS: Readonly<Record<string, string>> = {
  PW: 'pregnant-or-postpartum',
  WN: 'women',
  MN: 'men',
  AD: 'adolescents',
  TAY: 'young-adults',
  SE: 'older-adults',
  GL: 'lgbtq',
  VET: 'veterans',
  ADM: 'active-duty',
  MF: 'military-families',
  CJ: 'criminal-justice',
  CO: 'co-occurring-mental-health',
  COPSU: 'co-occurring-pain',
  HV: 'hiv',
  XA: 'sexual-abuse-survivors',
  DV: 'partner-violence-survivors',
  TRMA: 'trauma-survivors',
  DU: 'dui',
};

/** Services that matter to two people on their way in. Counseling for couples says nothing of admitting two. */
const SERVICES: Readonly<Record<string, string>> = {
  BC: 'beds-for-children',
  CCC: 'child-care',
  FCO: 'family-counseling',
  MCO: 'couples-counseling',
  DVFP: 'partner-violence-services',
  ISC: 'interim-services',
  TA: 'transport',
  HS: 'housing',
  CM: 'case-management',
  NOE: 'naloxone',
  PEER: 'peer-support',
  TELE: 'telehealth',
};

const TOBACCO: Readonly<Record<string, string>> = {
  SMON: 'not-permitted',
  SMPD: 'designated-area',
  SMOP: 'permitted',
};

/** What a worker wants to know before calling; each list holds what is stated, and an empty list says nothing. */
export interface IntakeFacts {
  readonly languages: readonly string[];
  readonly groups: readonly string[];
  readonly services: readonly string[];
  /** Absent where the directory names no policy, or more than one. */
  readonly smoking?: string;
}

/** Languages, special groups, services and smoking policy that the facility states. */
export function intakeFacts(codes: Codes): IntakeFacts {
  const [smoking, second] = stated(TOBACCO, codes);
  return {
    languages: stated(LANGUAGES, codes),
    groups: stated(GROUPS, codes),
    services: stated(SERVICES, codes),
    ...(smoking !== undefined && second === undefined ? { smoking } : {}),
  };
}

function stated(names: Readonly<Record<string, string>>, codes: Codes): string[] {
  return Object.entries(names)
    .filter(([code]) => codes.has(code))
    .map(([, name]) => name);
}
