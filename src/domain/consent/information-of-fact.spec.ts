import { FACTS, FACT_KEYS } from '../facts/index.js';
import { CONSENT_INFORMATION } from './consent.js';
import { opensFact } from './information-of-fact.js';

describe('opensFact', () => {
  it.each(FACT_KEYS)('opens %s under the kind of information it is, and under no other', (fact) => {
    const { sensitivity } = FACTS[fact];
    const kind = { ordinary: 'general-facts', part2: 'substance-use-facts', link: 'partner-link', safety: null }[
      sensitivity
    ];
    for (const information of CONSENT_INFORMATION) expect(opensFact([information], fact)).toBe(information === kind);
  });

  it('opens nothing under a consent for nothing', () => {
    expect(FACT_KEYS.filter((fact) => opensFact([], fact))).toEqual([]);
  });
});
