import { MEDICATIONS, type Medication } from '../../domain/vocabulary/use.js';
import { anyOf, type Codes, type CodeTest } from './directory-codes.js';

/** The codes that say a medication is given: at all, for withdrawal only, and to stay on. */
const CODES_OF: Readonly<Record<Medication, { given: CodeTest; withdrawal?: CodeTest; maintained?: CodeTest }>> = {
  methadone: { given: anyOf('MU METH MM DM'), withdrawal: anyOf('DM'), maintained: anyOf('MM') },
  buprenorphine: {
    given: anyOf('BU BUM DB UB BWN BWON BERI BSDM'),
    withdrawal: anyOf('DB'),
    maintained: anyOf('BUM UB'),
  },
  naltrexone: { given: anyOf('NU RPN UN NXN VTRL') },
};

/** What happens to a client's medication on admission. */
export type Continuation = 'continues' | 'not-accepted' | 'ask-staff';

/** The medications for opioid use disorder that the facility says it gives. */
export function medicationsGiven(codes: Codes): Medication[] {
  return MEDICATIONS.filter((medication) => CODES_OF[medication].given(codes));
}

/**
 * Whether each medication continues on admission, as far as the directory says; undefined where it says nothing, or
 * says two things. A facility that gives a medication for withdrawal only is asked, not believed to keep it up.
 */
export function continuations(codes: Codes): Record<Medication, Continuation> | undefined {
  const given = medicationsGiven(codes);
  if (codes.has('NMOA')) {
    return codes.has('MOA') || given.length > 0 ? undefined : forEach(() => 'not-accepted');
  }
  if (codes.has('MOA')) return forEach(() => 'continues');
  const kept = given.filter((medication) => !isForWithdrawalOnly(codes, medication));
  if (kept.length === 0) return undefined;
  return forEach((medication) => (kept.includes(medication) ? 'continues' : 'ask-staff'));
}

function isForWithdrawalOnly(codes: Codes, medication: Medication): boolean {
  const { withdrawal, maintained } = CODES_OF[medication];
  return withdrawal?.(codes) === true && maintained?.(codes) !== true;
}

function forEach(answer: (medication: Medication) => Continuation): Record<Medication, Continuation> {
  return {
    methadone: answer('methadone'),
    buprenorphine: answer('buprenorphine'),
    naltrexone: answer('naltrexone'),
  };
}
