import type { RuleTree } from '../admission/rule-tree.js';
import { ruleTypeOf } from '../admission/rule-tree.js';
import { isIsoDate } from '../calendar.js';
import { STATES } from '../vocabulary/people.js';
import { LEGAL_NOTES, legalNotesOn } from './index.js';

const heroin = (months: number): RuleTree => ({
  type: 'minimum-length-of-use',
  values: { months, substances: ['heroin'] },
});
const proof = (months: number): RuleTree => ({
  type: 'proof-of-use',
  values: { months, kinds: ['notarised-statement'], attestors: ['family'] },
});
const noMethadone: RuleTree = { type: 'continues-medication', values: { methadone: 'not-accepted' } };
const codes = (tree: RuleTree, state: string | undefined, date: string) =>
  legalNotesOn({ tree }, state, date).map(({ code }) => code);

describe('what law says of two years of heroin use', () => {
  it.each([
    ['before there was a federal rule of 2001', '2000-12-31', []],
    ['while one year was the federal floor', '2001-01-01', ['more-than-one-year']],
    ['on the last day of the old rule', '2024-04-01', ['more-than-one-year']],
    ['on the day of its removal', '2024-04-02', ['history-removed']],
    ['on the last day that programs had to follow', '2024-10-01', ['history-removed']],
    ['on the day of compliance', '2024-10-02', ['history-removed-and-due']],
    ['today', '2026-03-10', ['history-removed-and-due']],
  ])('%s', (_when, date, expected) => {
    expect(codes(heroin(24), 'CT', date)).toEqual(expected);
  });

  it('is another thing for one year, which was the federal floor until the day before', () => {
    expect(legalNotesOn({ tree: heroin(12) }, 'CT', '2024-04-01')).toMatchObject([
      { code: 'one-year-history', status: 'federal-floor', says: expect.stringContaining('pregnant') },
    ]);
    expect(legalNotesOn({ tree: heroin(12) }, 'CT', '2024-04-02')).toMatchObject([{ status: 'stricter-than-federal' }]);
    expect(codes(heroin(13), 'CT', '2024-04-01')).toEqual(['more-than-one-year']);
  });

  it('is told of opioid treatment programs, and where nobody knows whether it is one', () => {
    const at = (...levels: string[]) =>
      legalNotesOn({ tree: heroin(24) }, 'CT', '2026-03-10', levels).map(({ code }) => code);
    expect(at('residential-long-term')).toEqual([]);
    expect(at('residential-long-term', 'opioid-treatment-program')).toEqual(['history-removed-and-due']);
    expect(at('asam-4:1.7')).toEqual(['history-removed-and-due']);
    expect(at()).toEqual(['history-removed-and-due']);
  });

  it('speaks of opioids only', () => {
    const alcohol = { type: 'minimum-length-of-use', values: { months: 24, substances: ['alcohol'] } };
    expect(codes(alcohol, 'GA', '2026-03-10')).toEqual([]);
  });

  it('tells a state’s own notes in that state only, and none where nobody knows the state', () => {
    expect(codes(heroin(12), 'GA', '2026-03-10')).toEqual(['history-removed-and-due', 'georgia-one-year']);
    expect(codes(heroin(12), 'MA', '2026-03-10')).toHaveLength(2);
    expect(codes(heroin(12), 'CT', '2026-03-10')).toEqual(['history-removed-and-due']);
    expect(codes(heroin(12), undefined, '2026-03-10')).toEqual(['history-removed-and-due']);
    expect(codes(heroin(24), 'GA', '2026-03-10')).not.toContain('georgia-one-year');
  });
});

describe('what law says of other rules', () => {
  it.each<[string, RuleTree, string | undefined, string, string[]]>([
    ['proof of one year before the removal', proof(12), 'CT', '2024-04-01', []],
    ['proof of two years before the removal', proof(24), 'CT', '2024-04-01', ['proof-of-more-than-one-year']],
    ['proof of one year after it', proof(12), 'CT', '2024-04-02', ['no-history-to-prove']],
    ['methadone not accepted, the day before the guidance', noMethadone, 'CT', '2022-04-04', []],
    ['methadone not accepted, on the day of the guidance', noMethadone, 'CT', '2022-04-05', ['ada-medication']],
    [
      'methadone not accepted in Massachusetts',
      noMethadone,
      'MA',
      '2026-03-10',
      ['ada-medication', 'massachusetts-medication'],
    ],
  ])('%s', (_case, tree, state, date, expected) => {
    expect(codes(tree, state, date)).toEqual(expected);
  });

  const values = (type: string, given: object): RuleTree => ({ type, values: { ...given } });
  const today = '2026-03-10';

  it('nothing of methadone that is continued, or about which staff must be asked', () => {
    const asked = values('continues-medication', { methadone: 'continues', buprenorphine: 'ask-staff' });
    expect(codes(asked, 'MA', today)).toEqual([]);
  });

  it('that benzodiazepines alone are no reason, since the day on which the FDA said so', () => {
    const excluded = values('benzodiazepines', { policy: 'excluded' });
    expect(codes(excluded, 'CT', '2017-09-19')).toEqual([]);
    expect(codes(excluded, 'CT', '2017-09-20')).toEqual(['fda-benzodiazepines']);
    expect(codes(excluded, 'MA', today)).toEqual(['fda-benzodiazepines', 'massachusetts-prescribed-benzodiazepines']);
    expect(codes(values('benzodiazepines', { policy: 'prescribed-only' }), 'MA', today)).toEqual([
      'fda-benzodiazepines',
    ]);
    expect(codes(values('benzodiazepines', { policy: 'evaluated' }), 'MA', today)).toEqual([]);
  });

  it('that Massachusetts excludes nobody by diagnosis, and asks for evidence of one', () => {
    expect(codes(values('diagnosis', { noneOf: ['alcohol-use-disorder'] }), 'MA', today)).toEqual([
      'massachusetts-diagnosis',
    ]);
    expect(codes(values('diagnosis', { noneOf: ['alcohol-use-disorder'] }), 'CT', today)).toEqual([]);
    expect(legalNotesOn({ tree: values('diagnosis', { anyOf: ['opioid-use-disorder'] }) }, 'MA', today)).toMatchObject([
      { code: 'massachusetts-evidence', status: 'required-by-law' },
    ]);
  });

  it('that a service animal comes along, and that housing law may speak for others', () => {
    expect(codes(values('animals', { accepts: [] }), 'CT', today)).toEqual([
      'ada-service-animal',
      'fair-housing-assistance-animal',
    ]);
    expect(codes(values('animals', { accepts: ['service-animal', 'dog', 'cat', 'other'] }), 'CT', today)).toEqual([]);
  });

  it('that Mississippi must see an ID', () => {
    expect(legalNotesOn({ tree: values('photo-id', { accepts: [] }) }, 'MS', today)).toMatchObject([
      { status: 'required-by-law' },
    ]);
  });

  it('that Massachusetts excludes nobody for a conviction unless the single case is looked at', () => {
    const convictions = values('convictions', { offences: ['arson'] });
    expect(codes(convictions, 'MA', today)).toEqual(['massachusetts-conviction']);
    expect(codes(convictions, 'CT', today)).toEqual([]);
    expect(codes(values('convictions', { offences: ['arson'], reviewDays: 5 }), 'MA', today)).toEqual([]);
  });

  it('that Massachusetts excludes nobody for a stay in a psychiatric hospital alone', () => {
    const stable = (letter: string) => values('psychiatric-stability', { stableDays: 30, letter });
    expect(codes(stable('not-accepted'), 'MA', today)).toEqual(['massachusetts-stay-in-hospital']);
    expect(codes(stable('accepted'), 'MA', today)).toEqual([]);
    expect(codes(stable('not-accepted'), 'NY', today)).toEqual([]);
  });

  it('that Mississippi asks for consent to the registry', () => {
    const required = values('other-otp-enrolment', { registry: 'required', accepts: ['transfer'] });
    expect(codes(required, 'MS', today)).toEqual(['mississippi-registry']);
    expect(codes(required, 'CT', today)).toEqual([]);
  });

  it('of a rule inside others, and not of its opposite', () => {
    const excused = { type: 'exemption', values: { grounds: ['pregnant'] } };
    expect(codes({ any: [heroin(24), excused] }, 'CT', today)).toEqual(['history-removed-and-due']);
    expect(codes({ not: heroin(24) }, 'CT', today)).toEqual([]);
    expect(codes({ not: { not: { all: [heroin(24)] } } }, 'CT', today)).toEqual(['history-removed-and-due']);
  });
});

describe('the notes', () => {
  it('have names of their own, a place, a source and days in order', () => {
    expect(new Set(LEGAL_NOTES.map(({ code }) => code)).size).toBe(LEGAL_NOTES.length);
    for (const { jurisdiction, source, effectiveFrom, effectiveTo } of LEGAL_NOTES) {
      expect(['federal', ...STATES]).toContain(jurisdiction);
      expect(source.length).toBeGreaterThan(10);
      if (effectiveFrom !== undefined) expect(isIsoDate(effectiveFrom)).toBe(true);
      if (effectiveTo !== undefined) expect(effectiveTo >= (effectiveFrom ?? '')).toBe(true);
    }
  });

  it('call nothing illegal, and say of each point to contest that it is to be checked', () => {
    for (const { status, says, toProgram } of LEGAL_NOTES) {
      expect(`${says} ${toProgram}`).not.toMatch(/illegal/i);
      if (status === 'possibly-unlawful' || status === 'stricter-than-federal')
        expect(says).toContain('contestable, check');
    }
  });

  it('speak of rule types that are there', () => {
    const unknown = LEGAL_NOTES.filter(({ ruleType }) => ruleTypeOf(ruleType) === undefined);
    expect(unknown.map(({ ruleType }) => ruleType)).toEqual([]);
  });
});
