import { FACT_KEYS, FACTS } from './index.js';

describe('the fact dictionary', () => {
  it('collects nothing about immigration or child welfare, not even by the way', () => {
    const said = FACT_KEYS.map((key) =>
      [key, FACTS[key].label, FACTS[key].question, FACTS[key].type.accepted].join(' '),
    );
    const words = /immigra|citizen|\bvisa\b|green card|legal status|child[ -](welfare|protect)|foster care|\bCPS\b/i;
    expect(said.filter((line) => words.test(line))).toEqual([]);
  });

  it.each(FACT_KEYS)('has a label and a plain question for %s', (key) => {
    expect(FACTS[key].label).toMatch(/^[A-Z]/);
    expect(FACTS[key].question).toMatch(/^[A-Z].*\?$/);
  });

  it('has mental health, like pregnancy, asked alone', () => {
    const alone = FACT_KEYS.filter((key) => FACTS[key].askedAlone);
    expect(alone).toEqual(
      expect.arrayContaining([
        ...(['pregnant', 'pregnancyDueOn'] as const),
        ...(['psychiatricEmergency', 'psychiatricDischarges', 'stabilityLetters', 'coOccurringNeed'] as const),
      ]),
    );
  });

  it('holds as treatment information what is asked alone', () => {
    expect(FACT_KEYS.filter((key) => FACTS[key].askedAlone && FACTS[key].sensitivity === 'ordinary')).toEqual([]);
  });
});
