import fc from 'fast-check';
import { addDays, addMonths } from '../../calendar.js';
import type { FactValue } from '../../facts/index.js';
import type { RuleContext } from '../rule-type.js';
import { admissionsCap } from './admissions-cap.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

type Stay = FactValue<'discharges'>[number];

const threeAYear = { maximum: 3, months: 12, scope: 'program' };
const stay = (admittedOn: string | undefined, on: string, program: string | undefined = 'elm-street'): Stay => ({
  organization: 'hartford-recovery',
  kind: 'completed',
  on,
  ...(admittedOn && { admittedOn }),
  ...(program && { program }),
});
const three = [stay('2025-04-02', '2025-04-09'), stay('2025-08-20', '2025-08-27'), stay('2026-01-15', '2026-01-19')];

const ask = (
  discharges: readonly Stay[] | undefined,
  on = context.on,
  values: Readonly<Record<string, unknown>> = threeAYear,
) => admissionsCap.evaluate({ ...(discharges && { discharges }) }, values, { ...context, on });

describe('admissions-cap', () => {
  it('opens again a year after the oldest of three admissions', () => {
    expect(ask(three, '2026-04-01')).toEqual({
      outcome: 'unmet',
      because: 'was already admitted here 3 times in 12 months',
      remedies: [{ steps: [], notBefore: '2026-04-02' }],
    });
    expect(ask(three, '2026-04-02').outcome).toBe('met');
  });

  it('waits until enough of four have left the window', () => {
    expect(ask([...three, stay('2025-05-10', '2025-05-12')])).toMatchObject({
      remedies: [{ notBefore: '2026-05-10' }],
    });
  });

  it('lets somebody in for the third time', () => {
    expect(ask(three.slice(1)).outcome).toBe('met');
    expect(ask([]).outcome).toBe('met');
  });

  it('can be waived where a director decides on it, which nobody promises', () => {
    expect(ask(three, context.on, { ...threeAYear, waiverDays: 2 })).toMatchObject({
      remedies: [
        { notBefore: '2026-04-02' },
        {
          steps: [{ code: 'cap-waiver:elm-street', actor: 'director', leadDays: 2 }],
          asks: [{ of: 'staff', question: 'Does the director waive the cap for this client?' }],
        },
      ],
    });
  });

  it('counts stays at other programs of the agency only where the cap is agency-wide, and never another agency', () => {
    const [, ...two] = three;
    const elsewhere = [...two, stay('2025-04-02', '2025-04-09', 'main-street')];
    expect(ask(elsewhere).outcome).toBe('met');
    expect(ask(elsewhere, context.on, { ...threeAYear, scope: 'agency' }).outcome).toBe('unmet');
    expect(ask([...two, { ...stay('2025-04-02', '2025-04-09'), organization: 'other' }]).outcome).toBe('met');
  });

  describe('where not all of a stay is recorded', () => {
    const asks = [{ of: 'client', fact: 'discharges' }];

    it('asks when it began, as long as it may have begun inside the window', () => {
      const open = [...three.slice(1), stay(undefined, '2025-04-09')];
      expect(ask(open, '2026-04-08')).toMatchObject({ outcome: 'unknown', asks });
      expect(ask(open, '2026-04-09').outcome).toBe('met');
    });

    it('asks to which program it was', () => {
      const open: Stay[] = [
        ...three.slice(1),
        { organization: 'hartford-recovery', kind: 'completed', on: '2025-04-09', admittedOn: '2025-04-02' },
      ];
      expect(ask(open)).toMatchObject({ outcome: 'unknown', asks });
      expect(ask(open, context.on, { ...threeAYear, scope: 'agency' }).outcome).toBe('unmet');
    });

    it('leaves the sooner day in doubt and the later one certain', () => {
      expect(ask([...three, stay(undefined, '2025-06-01')])).toMatchObject({
        outcome: 'unmet',
        remedies: [
          { steps: [], notBefore: '2026-06-01' },
          { steps: [], notBefore: '2026-04-02', asks },
        ],
      });
    });
  });

  it('asks where earlier stays are not recorded', () => {
    expect(ask(undefined)).toMatchObject({ outcome: 'unknown', asks: [{ of: 'client', fact: 'discharges' }] });
  });

  it('opens on the first day on which a count day by day allows it', () => {
    const past = fc.integer({ min: -420, max: -1 }).map((days) => addDays(context.asOf, days));
    fc.assert(
      fc.property(fc.array(past, { maxLength: 7 }), fc.integer({ min: 1, max: 3 }), (admissions, maximum) => {
        const stays = admissions.map((day) => stay(day, addDays(day, 2)));
        const isFull = (on: string) => admissions.filter((day) => on < addMonths(day, 12)).length >= maximum;
        let first = context.on;
        while (isFull(first)) first = addDays(first, 1);
        const found = ask(stays, context.on, { ...threeAYear, maximum });
        if (first === context.on) expect(found.outcome).toBe('met');
        else expect(found).toMatchObject({ outcome: 'unmet', remedies: [{ steps: [], notBefore: first }] });
      }),
    );
  });
});
