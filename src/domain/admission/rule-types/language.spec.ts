import type { ClientFacts } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { language } from './language.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const english = { spoken: ['en'], interpreter: 'offered' };

const ask = (languages: ClientFacts['languages'], values: Readonly<Record<string, unknown>> = english) =>
  language.evaluate({ ...(languages && { languages }) }, values, context);

const because = 'treatment is given in no language of the client';

describe('language', () => {
  it('has the program book an interpreter, who is never the partner', () => {
    expect(ask(['es'])).toEqual({
      outcome: 'unmet',
      because,
      remedies: [
        {
          steps: [
            {
              code: 'interpreter:elm-street',
              action: 'have the program book an interpreter, never the partner',
              actor: 'staff',
              leadDays: 1,
            },
          ],
        },
      ],
    });
    expect(ask(['es'], { ...english, interpreterDays: 4 })).toMatchObject({ remedies: [{ steps: [{ leadDays: 4 }] }] });
  });

  it('is met with one language in common', () => {
    expect(ask(['pt', 'en']).outcome).toBe('met');
    expect(ask(['ase'], { spoken: ['en', 'ase'], interpreter: 'not-offered' }).outcome).toBe('met');
  });

  it('is final where no interpreter comes, and asks staff where they have not said', () => {
    expect(ask(['es'], { ...english, interpreter: 'not-offered' })).toEqual({
      outcome: 'unmet',
      because,
      remedies: [],
    });
    expect(ask(['other'], { ...english, interpreter: 'ask-staff' })).toMatchObject({
      outcome: 'unknown',
      asks: [{ of: 'staff', question: expect.stringContaining('other than family or partner') }],
    });
  });

  it('asks where the languages are not recorded: nobody is taken to speak English', () => {
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'languages' }] });
  });
});
