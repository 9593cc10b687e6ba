import type { ClientFacts } from '../../facts/index.js';
import { FACTS } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { acutePsychiatricEmergency } from './acute-psychiatric-emergency.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const find = (answer?: 'yes' | 'no', on = context.asOf, values: object = {}, start = context.on) => {
  const facts: ClientFacts = answer ? { psychiatricEmergency: { answer, on } } : {};
  return acutePsychiatricEmergency.evaluate(facts, { ...values }, { ...context, on: start });
};
const askedAgain = { outcome: 'unknown', asks: [{ of: 'client', fact: 'psychiatricEmergency' }] };

describe('acute-psychiatric-emergency', () => {
  it('offers help at once, and no step and no waiting', () => {
    expect(find('yes')).toEqual({
      outcome: 'unmet',
      because: expect.stringMatching(/988.*emergency department/) as string,
      remedies: [],
    });
  });

  it('is met for somebody who says today that there is none, also for a later start', () => {
    expect(find('no').outcome).toBe('met');
    expect(find('no', context.asOf, {}, '2026-04-02').outcome).toBe('met');
  });

  it('is about today: what was said yesterday, or is dated ahead, is asked again', () => {
    for (const answer of ['yes', 'no'] as const) {
      expect(find(answer, '2026-03-09')).toMatchObject(askedAgain);
      expect(find(answer, '2026-03-11')).toMatchObject(askedAgain);
    }
  });

  it('counts an answer for as many days as the program says, the last included', () => {
    expect(find('no', '2026-03-08', { askedWithinDays: 2 }).outcome).toBe('met');
    expect(find('no', '2026-03-07', { askedWithinDays: 2 })).toMatchObject(askedAgain);
  });

  it('is asked alone, and when it is not recorded', () => {
    expect(find()).toMatchObject(askedAgain);
    expect(FACTS.psychiatricEmergency.askedAlone).toBe(true);
  });
});
