import { allOf, anyOf, twoOf, type Codes, type CodeTest } from './directory-codes.js';
import { medicationsGiven } from './medications.js';

/** Codes of one facility that cannot all be true. They bar nobody: staff are told, and no rule is made of them. */
export interface Contradiction {
  readonly key: string;
  readonly codes: string;
  readonly text: string;
  readonly holds: CodeTest;
}

const is = anyOf;
const both =
  (one: CodeTest, other: CodeTest): CodeTest =>
  (codes) =>
    one(codes) && other(codes);
const but =
  (one: CodeTest, other: CodeTest): CodeTest =>
  (codes) =>
    one(codes) && !other(codes);

/** Every contradiction looked for. The counts in the real directory of 2023 are tested. */
export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    key: 'certified-but-not-an-otp',
    codes: 'SOTP without OTP',
    text: 'Certified by SAMHSA as an opioid treatment program, but not listed as one.',
    holds: but(is('SOTP'), is('OTP')),
  },
  {
    key: 'otp-but-not-certified',
    codes: 'OTP without SOTP',
    text: 'Listed as an opioid treatment program, but without the SAMHSA certification.',
    holds: but(is('OTP'), is('SOTP')),
  },
  {
    key: 'otp-without-methadone',
    codes: 'OTP without MU, METH, MM or DM',
    text: 'Listed as an opioid treatment program, but says nothing of methadone.',
    holds: but(is('OTP'), anyOf('MU METH MM DM')),
  },
  {
    key: 'withdrawal-without-setting',
    codes: 'DT without HID, RD or OD',
    text: 'Says it manages withdrawal, but not where: in hospital, in residence or by day.',
    holds: but(is('DT'), anyOf('HID RD OD')),
  },
  {
    key: 'setting-without-withdrawal',
    codes: 'HID, RD or OD without DT',
    text: 'Names a place for withdrawal management, but does not list it as a type of care.',
    holds: but(anyOf('HID RD OD'), is('DT')),
  },
  {
    key: 'no-opioid-treatment-but-medications',
    codes: 'NOOP with MU, BU or NU',
    text: 'Says it does not treat opioid use disorder, yet uses medications for it.',
    holds: both(is('NOOP'), anyOf('MU BU NU')),
  },
  {
    key: 'no-opioid-treatment-but-accepts-medication',
    codes: 'NOOP with MOA',
    text: 'Says it does not treat opioid use disorder, yet takes clients on medication for it.',
    holds: allOf('NOOP MOA'),
  },
  {
    key: 'no-opioid-treatment-but-opioids-only',
    codes: 'NOOP with OUDO',
    text: 'Says it does not treat opioid use disorder, and that it treats nothing else.',
    holds: allOf('NOOP OUDO'),
  },
  {
    key: 'medication-refused-and-accepted',
    codes: 'NMOA with MOA',
    text: 'Says it uses no medication for opioid use disorder, and that it takes clients who are on it.',
    holds: allOf('NMOA MOA'),
  },
  {
    key: 'medication-refused-but-given',
    codes: 'NMOA with medications',
    text: 'Says it uses no medication for opioid use disorder, yet names medications that it gives.',
    holds: both(is('NMOA'), (codes) => medicationsGiven(codes).length > 0),
  },
  {
    key: 'childrens-beds-without-residence',
    codes: 'BC without RES',
    text: "Says it has beds for clients' children, but not that clients live there.",
    holds: but(is('BC'), is('RES')),
  },
  {
    key: 'men-only-with-childrens-beds',
    codes: 'BC with MALE alone',
    text: "Serves men only and says it has beds for clients' children: possible, but rare. Confirm both.",
    holds: but(allOf('BC MALE'), is('FEM')),
  },
  {
    key: 'alcohol-only-and-opioids-only',
    codes: 'AUDO with OUDO',
    text: 'Says it serves only people with alcohol use disorder, and only people with opioid use disorder.',
    holds: allOf('AUDO OUDO'),
  },
  {
    key: 'free-but-takes-payment',
    codes: 'NP with another payment',
    text: 'Says it takes no payment, yet names payments that it takes.',
    holds: both(is('NP'), anyOf('MC MD MI PI SF SI ITU')),
  },
  {
    key: 'two-smoking-policies',
    codes: 'two of SMON, SMOP, SMPD',
    text: 'States more than one smoking policy.',
    holds: twoOf('SMON SMOP SMPD'),
  },
  {
    key: 'two-vaping-policies',
    codes: 'two of VAPN, VAPP, VPPD',
    text: 'States more than one vaping policy.',
    holds: twoOf('VAPN VAPP VPPD'),
  },
];

/** The contradictions in one facility's codes. */
export function contradictionsIn(codes: Codes): Contradiction[] {
  return CONTRADICTIONS.filter((contradiction) => contradiction.holds(codes));
}
