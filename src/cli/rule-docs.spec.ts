import { defineRuleType } from '../domain/admission/rule-type.js';
import { met } from '../domain/admission/finding.js';
import { RULE_TYPES } from '../domain/admission/rule-types/index.js';
import { COUPLE_RULE_TYPES } from '../domain/couple/rule-types/index.js';
import { oneOf, wholeNumber } from '../domain/facts/fact-type.js';
import { FACTS } from '../domain/facts/index.js';
import { LEGAL_NOTES, type LegalNote } from '../domain/legal/index.js';
import { renderRuleDocs } from './rule-docs.js';

const nights = defineRuleType({
  code: 'nights',
  label: 'Nights',
  question: 'Does the client stay long enough?',
  source: 'an example',
  legalNote: 'Nobody is bound by an example.',
  reads: ['dateOfBirth'],
  required: { minimum: wholeNumber(1, 9) },
  optional: { counted: oneOf(['from-arrival', 'from-midnight']) },
  evaluate: () => met('an example'),
});

describe('the page of admission rules', () => {
  it('says of a rule type what it asks, takes, reads and rests on', () => {
    const page = renderRuleDocs([nights], [], FACTS, []);
    expect(page).toContain(`### Nights: \`nights\`

Does the client stay long enough?

| value | accepted | required |
| --- | --- | --- |
| \`minimum\` | a whole number from 1 to 9 | yes |
| \`counted\` | one of from-arrival, from-midnight | no |

What it reads:

- \`dateOfBirth\`: What is your date of birth?

Source: an example.

What can be said against it: Nobody is bound by an example.
`);
  });

  it('says what law and guidance say of it, where and when', () => {
    const note: LegalNote = {
      ...{ code: 'short-stays', ruleType: 'nights', jurisdiction: 'MA', status: 'possibly-unlawful' },
      ...{ when: 'more than one night is asked for', appliesTo: () => true, effectiveFrom: '2024-04-02' },
      ...{ says: 'contestable, check', toProgram: 'Why?', source: 'an example' },
    };
    expect(renderRuleDocs([nights], [], FACTS, [note])).toContain(
      '- MA, from 2024-04-02, more than one night is asked for (`possibly-unlawful`): contestable, check. Source: an example.',
    );
    expect(renderRuleDocs([nights], [], FACTS, [{ ...note, ruleType: 'days' }])).not.toContain('Law and guidance');
  });

  it('lists every fact with its sensitivity and whether it is asked alone', () => {
    const page = renderRuleDocs([], [], FACTS, []);
    expect(page).toContain(
      '| `dateOfBirth` | Date of birth | What is your date of birth? | a day as YYYY-MM-DD | ordinary | no |',
    );
    expect(page).toContain('| `pregnant` | Pregnancy | Are you pregnant? | yes or no | part2 | yes |');
  });

  it('says of a rule about two partners whom it concerns, who must meet it and whose start waits', () => {
    const page = renderRuleDocs([], COUPLE_RULE_TYPES, FACTS, []);
    expect(page).toContain(
      'It concerns both anywhere at the agency; each of the two must meet it; the partner’s start waits until it is met.',
    );
    expect(page).toContain(
      'both in the program at once; it is enough that one of the two meets it; the own start waits',
    );
  });

  const CODES = [...RULE_TYPES, ...COUPLE_RULE_TYPES].map(({ code }) => code);
  it.each(CODES)('has a section for %s that the list above leads to', (code) => {
    const page = renderRuleDocs(RULE_TYPES, COUPLE_RULE_TYPES, FACTS, LEGAL_NOTES);
    expect(page).toContain(`(#${code})`);
    expect(page).toContain(`<a id="${code}"></a>`);
  });
});
