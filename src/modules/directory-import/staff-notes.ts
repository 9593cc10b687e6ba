import { contradictionsIn } from './contradictions.js';
import { allOf, anyOf, type CodeTest } from './directory-codes.js';
import type { FacilityRow } from './facility-row.js';

/** The code of a setting without any code of what is done there. */
function unlessAlso(setting: string, kinds: string): CodeTest {
  const isStated = anyOf(kinds);
  return (codes) => codes.has(setting) && !isStated(codes);
}

/** Codes that by themselves say something a worker should ask about, and what to ask. */
const WORTH_ASKING: readonly { readonly when: CodeTest; readonly text: string }[] = [
  ...(
    [
      ['OUDO', 'serves only people with opioid use disorder'],
      ['AUDO', 'serves only people with alcohol use disorder'],
      ['DUO', 'serves only people sent for driving under the influence'],
    ] as const
  ).map(([code, claim]) => ({
    when: anyOf(code),
    text: `Says that it ${claim} (${code}). This code is often wrong: ask.`,
  })),
  {
    when: anyOf('NAUT'),
    text: 'Says that it does not treat alcohol use disorder (NAUT). Ask where alcohol is used beside something else.',
  },
  {
    when: unlessAlso('RES', 'RS RL RD'),
    text: 'Says that it is residential, but not of which kind (RES without RS, RL or RD).',
  },
  {
    when: unlessAlso('HI', 'HID HIT'),
    text: 'Says that it is a hospital with inpatients, but not for what (HI without HID or HIT).',
  },
  {
    when: unlessAlso('OP', 'OD ODT OIT OMB ORT'),
    text: 'Says that it is outpatient, but not of which kind (OP alone).',
  },
  {
    when: anyOf('MCO FCO'),
    text:
      'Offers counseling to couples or families (MCO, FCO). That is counseling: it does not say whether two partners ' +
      'are admitted.',
  },
  {
    when: anyOf('PW'),
    text: 'Has a program for people who are pregnant or gave birth lately (PW). It does not say that it is only for them.',
  },
  {
    when: allOf('BC RES'),
    text: "Has beds for clients' children (BC). How many, and for which ages, is not stated: ask.",
  },
  {
    when: anyOf('FSA SAMF PA'),
    text: 'Has public funding or payment assistance (FSA, SAMF, PA): ask about a place without coverage.',
  },
];

const AGES: Readonly<Record<string, string>> = {
  CHLD: 'children and adolescents',
  YAD: 'young adults',
  ADLT: 'adults',
  SNR: 'seniors',
};

/** What staff should know and nobody has verified: contradictions first, then what is worth asking. */
export function staffNotes({ codes, unknownCodes }: FacilityRow): string[] {
  const ages = Object.entries(AGES).filter(([code]) => codes.has(code));
  return [
    ...contradictionsIn(codes).map((found) => `The directory contradicts itself: ${found.text} (${found.codes}.)`),
    ...WORTH_ASKING.filter(({ when }) => when(codes)).map(({ text }) => text),
    ...(ages.length === 0
      ? []
      : [`Ages stated: ${ages.map(([, name]) => name).join(', ')}. The directory's age codes are unreliable: ask.`]),
    ...(unknownCodes.length === 0
      ? []
      : [`Codes that the code book does not explain: ${unknownCodes.slice(0, 20).join(' ').slice(0, 400)}.`]),
  ];
}
