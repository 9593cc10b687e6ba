import { checkAnswer, FACT_KEYS, FACTS } from './index.js';
import { LEGAL_AND_ACCESS_FACTS } from './legal-and-access-facts.js';

type Key = keyof typeof LEGAL_AND_ACCESS_FACTS;

const LEGAL = ['supervision', 'officerAgrees', 'openWarrant', 'convictions', 'offenceRegistry'] as const;

describe('the facts about the legal situation and access', () => {
  it.each(Object.keys(LEGAL_AND_ACCESS_FACTS) as Key[])('have %s in the dictionary', (key) => {
    expect(FACTS[key]).toBe(LEGAL_AND_ACCESS_FACTS[key]);
  });

  it.each(LEGAL)('ask %s alone, and open it only under a consent for what Part 2 protects', (key) => {
    expect(FACTS[key]).toMatchObject({ askedAlone: true, sensitivity: 'part2' });
  });

  it('ask alone about a phone, calls and lists: the partner may hold the phone, and a place may be for one', () => {
    for (const key of ['devices', 'ownCalls', 'waitingLists'] as const) expect(FACTS[key].askedAlone).toBe(true);
  });

  it('leave nothing in the whole dictionary that asks about immigration or child welfare', () => {
    const asked = FACT_KEYS.map(
      (key) => `${key} ${FACTS[key].label} ${FACTS[key].question} ${FACTS[key].type.accepted}`,
    );
    const never = /immigra|citizen|visa\b|undocumented|deport|child[- ]?welfare|child protect|foster|custody of/i;
    expect(asked.filter((text) => never.test(text))).toEqual([]);
  });

  it('take a conviction of which nobody knows the day', () => {
    expect(checkAnswer('convictions', [{ offence: 'violence' }])).toBeNull();
    expect(checkAnswer('convictions', [{ offence: 'murder' }])).toContain('one of violence');
  });

  it('take languages by their codes, and one that has no code here', () => {
    expect(checkAnswer('languages', ['es', 'ase', 'other'])).toBeNull();
    expect(checkAnswer('languages', ['spanish'])).toContain('languages takes');
  });
});
