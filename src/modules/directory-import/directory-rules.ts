import { PAYERS, type Payer } from '../../domain/vocabulary/programs.js';
import type { Substance } from '../../domain/vocabulary/use.js';
import { contradictionsIn } from './contradictions.js';
import { anyOf, type Codes } from './directory-codes.js';
import type { KindOfCare } from './kinds-of-care.js';
import { continuations } from './medications.js';

/** One rule that the directory's codes amount to: a rule type with values, and the codes it was made from. */
export interface DirectoryRule {
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly codes: string;
  /** Why the rule may be unlawful and can be appealed. */
  readonly possiblyUnlawful?: string;
}

/** The rules of one program of a facility. Codes say yes only, so nothing here rests on a code that is missing. */
export function directoryRules(codes: Codes, kind: KindOfCare): DirectoryRule[] {
  return [genderServed, diagnosis, withdrawalManageable, continuesMedication, payer].flatMap(
    (rule) => rule(codes, kind) ?? [],
  );
}

function genderServed(codes: Codes): DirectoryRule | undefined {
  if (codes.has('FEM') === codes.has('MALE')) return undefined;
  return codes.has('FEM')
    ? { type: 'gender-served', values: { genders: ['woman'] }, codes: 'FEM without MALE' }
    : { type: 'gender-served', values: { genders: ['man'] }, codes: 'MALE without FEM' };
}

function diagnosis(codes: Codes): DirectoryRule | undefined {
  if (!codes.has('NOOP') || contradictionsIn(codes).some(({ key }) => key.startsWith('no-opioid-treatment'))) return;
  return { type: 'diagnosis', values: { noneOf: ['opioid-use-disorder'] }, codes: 'NOOP' };
}

const WITHDRAWAL_FROM: Readonly<Record<string, readonly Substance[]>> = {
  ODTX: ['heroin', 'fentanyl', 'prescription-opioids'],
  ADTX: ['alcohol'],
  BDTX: ['benzodiazepines'],
  CDTX: ['cocaine', 'crack'],
  MDTX: ['methamphetamine'],
};

function withdrawalManageable(codes: Codes, kind: KindOfCare): DirectoryRule | undefined {
  const stated = Object.keys(WITHDRAWAL_FROM).filter((code) => codes.has(code));
  if (!kind.managesWithdrawal || stated.length === 0) return;
  const substances = stated.flatMap((code) => WITHDRAWAL_FROM[code] ?? []);
  return {
    type: 'withdrawal-manageable',
    values: { substances, complications: 'ask-staff', unlisted: 'ask-staff' },
    codes: stated.join(' '),
  };
}

const MAY_BE_UNLAWFUL =
  'Turning somebody away because of prescribed medication for opioid use disorder may be unlawful and can be ' +
  'appealed (Department of Justice, ADA guidance of 5 April 2022).';

function continuesMedication(codes: Codes): DirectoryRule | undefined {
  const values = continuations(codes);
  if (!values) return;
  const rule = { type: 'continues-medication', values };
  if (codes.has('NMOA')) return { ...rule, codes: 'NMOA', possiblyUnlawful: MAY_BE_UNLAWFUL };
  return { ...rule, codes: codes.has('MOA') ? 'MOA' : 'medications given' };
}

const costsNothingToThePoor = anyOf('NP SS');

const PAYER_OF: Readonly<Record<string, Payer>> = {
  MD: 'medicaid',
  MC: 'medicare',
  PI: 'private-insurance',
  MI: 'military-insurance',
  SI: 'state-funds',
  ITU: 'indian-health',
  SF: 'self-pay',
  SS: 'sliding-fee',
  NP: 'free',
};

/**
 * The payments that the facility names. What it does not name is asked about, never refused. Cash, payment assistance
 * and public funding do not by themselves admit somebody who has nothing; free care and a fee by income do.
 */
function payer(codes: Codes): DirectoryRule | undefined {
  if (contradictionsIn(codes).some(({ key }) => key === 'free-but-takes-payment')) return;
  const stated = Object.keys(PAYER_OF).filter((code) => codes.has(code));
  if (stated.length === 0) return;
  const taken = new Set(stated.map((code) => PAYER_OF[code]));
  return {
    type: 'payer',
    values: {
      accepts: PAYERS.filter((one) => taken.has(one)),
      uninsured: costsNothingToThePoor(codes) ? 'admitted' : 'ask-staff',
      unlisted: 'ask-staff',
    },
    codes: stated.join(' '),
  };
}
