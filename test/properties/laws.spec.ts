import fc from 'fast-check';
import { addDays, dateIn } from '../../src/domain/calendar.js';
import type { ClientFacts, FactKey } from '../../src/domain/facts/index.js';
import { searchPlans, type CoupleSearchInput } from '../../src/domain/matching/search-plans.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import type { Plan } from '../../src/domain/matching/plan.js';
import { findingOf } from '../oracle/rules.js';
import { ruleAround } from '../oracle/world-rules.js';
import { anySearch } from '../oracle/worlds.js';

const RUNS = { numRuns: Number(process.env['LAW_WORLDS'] ?? 60) };

/** Laws are about all plans that need no bridge: medication while waiting is looked for only for the best of them. */
const plansIn = (world: CoupleSearchInput): Plan[] =>
  searchPlans({ ...world, gates: 'open', limit: 10_000 }).plans.filter(({ kind }) => kind !== 'bridge');

/** Which programs: all that is the same where the better of two forms, or a day, may be another one. */
const programsOf = ({ legs }: Plan) => legs.map(({ programId }) => programId).join(' ');
/** Which programs, on which days. */
const daysOf = (plan: Plan) => [programsOf(plan), ...plan.legs.map(({ startOn }) => startOn)].join(' ');

const setOf = (plans: readonly Plan[], identity: (plan: Plan) => string) => [...new Set(plans.map(identity))].sort();

function expectAllIn(fewer: CoupleSearchInput, more: CoupleSearchInput, identity = programsOf): void {
  const kept = setOf(plansIn(more), identity);
  expect(setOf(plansIn(fewer), identity).filter((plan) => !kept.includes(plan))).toEqual([]);
}

const withPreferences = (world: CoupleSearchInput, change: Partial<CoupleSearchInput['preferences']>) => ({
  ...world,
  preferences: { ...world.preferences, ...change },
});

/**
 * A world in which a later start is never the better fit: apart is accepted, so that days between do not matter, and
 * nobody has priority, for whom a later start of their own can make room for a plan that was barred.
 */
const withoutFitting = (world: CoupleSearchInput): CoupleSearchInput => {
  const calm = (one: Partner): Partner => ({ ...one, facts: { ...one.facts, pregnant: 'no' } });
  const [one, other] = world.partners;
  return { ...withPreferences(world, { acceptsApart: 'yes' }), partners: [calm(one), calm(other)] };
};

/** Facts of which the kinds of place and priority are read, beside the rules. */
const READ_BY_PLACES: readonly FactKey[] = ['gender', 'pregnant', 'childrenAges'];

interface Learned {
  readonly before: CoupleSearchInput;
  readonly after: CoupleSearchInput;
  readonly fact: FactKey;
}

/** One world before and after the first partner has answered one question. */
const learned = anySearch.chain((world) => {
  const [one, other] = world.partners;
  const keys = Object.keys(one.facts).filter((key) => !READ_BY_PLACES.includes(key as FactKey)) as FactKey[];
  return fc.constantFrom(...keys, 'tbTest' as const).map((fact): Learned => {
    const less = Object.fromEntries(Object.entries(one.facts).filter(([key]) => key !== fact));
    return { before: { ...world, partners: [{ ...one, facts: less }, other] }, after: world, fact };
  });
});

/** How the answer moves the findings of all rules on all days: from which outcome to which. */
function movesOf({ before, after }: Learned): string[] {
  const [less, more] = [before.partners[0].facts, after.partners[0].facts];
  const moves = new Set<string>();
  for (const { id: programId, organizationId, timeZone, levelsOfCare, rules } of after.programs) {
    const asOf = dateIn(after.asOf, timeZone);
    const horizonEnd = addDays(asOf, after.preferences.horizonDays);
    const level = { type: 'level-of-care', values: { levels: levelsOfCare } };
    for (const tree of [level, ...rules.map((rule) => rule.tree)])
      for (let on = asOf; on <= horizonEnd; on = addDays(on, 1)) {
        const outcome = (facts: ClientFacts) =>
          findingOf(tree, facts, { on, asOf, horizonEnd, organizationId, programId }).outcome;
        if (outcome(less) !== outcome(more)) moves.add(`${outcome(less)} to ${outcome(more)}`);
      }
  }
  return [...moves];
}

describe('knowing more', () => {
  // Favourable: wherever the answer changes the finding of a rule on a day, from unknown to met.
  it('removes no plan, where the answer is favourable', () => {
    fc.assert(
      fc.property(learned, (one) => {
        fc.pre(movesOf(one).every((move) => move === 'unknown to met'));
        expectAllIn(one.before, one.after);
      }),
      RUNS,
    );
  });

  // Unfavourable: wherever it changes a finding, from unknown to unmet.
  it('adds no plan, where the answer is unfavourable', () => {
    fc.assert(
      fc.property(learned, (one) => {
        fc.pre(movesOf(one).every((move) => move === 'unknown to unmet'));
        expectAllIn(withoutFitting(one.after), withoutFitting(one.before));
      }),
      RUNS,
    );
  });

  it('settles what was unknown and never unsettles anything else', () => {
    fc.assert(
      fc.property(learned, (one) => {
        for (const move of movesOf(one)) expect(move).toMatch(/^unknown to/);
      }),
      RUNS,
    );
  });
});

describe('a rule more', () => {
  it('adds no plan', () => {
    const added = anySearch.chain((world) =>
      fc.record({ world: fc.constant(world), rule: ruleAround(world.asOf.slice(0, 10)), at: fc.nat(7) }),
    );
    fc.assert(
      fc.property(added, ({ world, rule, at }) => {
        const before = withoutFitting(world);
        const programs = before.programs.map((program, index) =>
          index === at % before.programs.length
            ? { ...program, rules: [...program.rules, { ...rule, id: 'added' }] }
            : program,
        );
        expectAllIn({ ...before, programs }, before);
      }),
      RUNS,
    );
  });
});

describe('a wider search', () => {
  it('keeps every plan, on its days, with a wider radius', () => {
    fc.assert(
      fc.property(anySearch, fc.integer({ min: 1, max: 60 }), (world, miles) => {
        expectAllIn(world, withPreferences(world, { radiusMiles: world.preferences.radiusMiles + miles }), daysOf);
      }),
      RUNS,
    );
  });

  // Of one program only the better of together and staggered is listed, and a wider window can offer a better one.
  it('keeps every plan with a wider window, and its days in two programs', () => {
    fc.assert(
      fc.property(anySearch, fc.integer({ min: 1, max: 30 }), (world, days) => {
        const wider = withPreferences(world, { windowDays: world.preferences.windowDays + days });
        const identity = (plan: Plan) => {
          const [one, other] = plan.legs;
          return one.programId === other.programId ? programsOf(plan) : daysOf(plan);
        };
        expectAllIn(world, wider, identity);
      }),
      RUNS,
    );
  });

  // A known place later on counts before one that must be confirmed, so that a start can move, and with it the days between.
  it('keeps the programs of every plan with a wider horizon, where the days between do not matter', () => {
    fc.assert(
      fc.property(anySearch, fc.integer({ min: 1, max: 30 }), (world, days) => {
        const calm = withoutFitting(world);
        expectAllIn(calm, withPreferences(calm, { horizonDays: calm.preferences.horizonDays + days }));
      }),
      RUNS,
    );
  });
});

describe('two people', () => {
  it('have the same plans, each the own part, when their names are exchanged', () => {
    const told = (world: CoupleSearchInput, who: readonly [string, string]) =>
      plansIn(world)
        .map(({ kind, status, legs, bothInOn, steps }) => {
          const parts = who.map((clientId) => {
            const leg = legs.find((one) => one.clientId === clientId);
            return [leg?.programId, leg?.decision, leg?.readyOn, leg?.startOn, leg?.notBefore].join(' ');
          });
          return [kind, status, bothInOn, steps, ...parts].join(' | ');
        })
        .sort();
    fc.assert(
      fc.property(anySearch, (world) => {
        const [one, other] = world.partners;
        const renamed: CoupleSearchInput = {
          ...world,
          partners: [
            { ...one, clientId: other.clientId },
            { ...other, clientId: one.clientId },
          ],
        };
        expect(told(renamed, [other.clientId, one.clientId])).toEqual(told(world, [one.clientId, other.clientId]));
      }),
      RUNS,
    );
  });

  it('are each told of their own facts alone: another partner changes no reason for the same start', () => {
    fc.assert(
      fc.property(anySearch, anySearch, (world, elsewhere) => {
        const [one, other] = world.partners;
        const stranger = { ...elsewhere.partners[1], clientId: other.clientId };
        const reasons = (partner: Partner) => {
          const { plans, individual } = searchPlans({ ...world, gates: 'open', partners: [one, partner] });
          const legs = plans.flatMap((plan) => plan.legs).filter(({ clientId }) => clientId === one.clientId);
          const key = ({ programId, startOn = '', notBefore = '' }: (typeof legs)[number]) =>
            [programId, startOn, notBefore].join(' ');
          const told = legs.map((leg) => [key(leg), [leg.barriers, leg.met, leg.steps, leg.decision]] as const);
          return { own: individual.find(({ clientId }) => clientId === one.clientId), told: new Map(told) };
        };
        const [here, there] = [reasons(other), reasons(stranger)];
        expect(there.own).toEqual(here.own);
        for (const [start, told] of here.told) if (there.told.has(start)) expect(there.told.get(start)).toEqual(told);
      }),
      RUNS,
    );
  });
});
