import fc from 'fast-check';
import { addDays, addMonths, type IsoDate } from '../../src/domain/calendar.js';
import type { ClientFacts, FactKey } from '../../src/domain/facts/index.js';
import { concernsPairAt } from '../../src/domain/matching/couple-terms.js';
import type { Plan } from '../../src/domain/matching/plan.js';
import { searchOptions, searchPlans } from '../../src/domain/matching/search-plans.js';
import type { Program } from '../../src/domain/program.js';
import { coupleFacts, coupleWorld, plainCoupleWorld, saying } from './couple-worlds.js';
import { AS_OF, searchIn, TODAY, withLastingRules, type SmallWorld } from './small-worlds.js';

const RUNS = { numRuns: 150 };

const plansIn = (world: SmallWorld, limit?: number) => searchPlans(searchIn(world, limit)).plans;
const programOf = (world: SmallWorld, id: string) => world.programs.find((program) => program.id === id)!;

/** What a plan is, without what is explained about it. */
const identity = ({ kind, legs }: Plan) =>
  [
    kind,
    ...legs.map(({ programId, startOn, notBefore, bridge }) => [programId, startOn, notBefore, bridge?.programId]),
  ].join();

describe('rules about two partners', () => {
  it('give the same answer whoever is named first', () => {
    fc.assert(
      fc.property(coupleWorld(), (world) => {
        const [ana, ben] = world.partners;
        expect(searchPlans(searchIn({ ...world, partners: [ben, ana] }))).toEqual(searchPlans(searchIn(world)));
      }),
      RUNS,
    );
  });

  it('leave each partner the own options, as if there were no other and no such rule', () => {
    fc.assert(
      fc.property(coupleWorld(), (world) => {
        const { horizonDays, travelLimitMiles } = world.preferences;
        const programs = withoutCoupleRules(world).programs;
        const terms = { programs, asOf: AS_OF, horizonDays, travelLimitMiles, limit: 1000 };
        const alone = world.partners.map((partner) => searchOptions({ partner, ...terms }));
        expect(searchPlans(searchIn(world)).individual).toEqual(alone);
      }),
      RUNS,
    );
  });

  it('list no plan twice, first what is first among all, and say how many more there are', () => {
    fc.assert(
      fc.property(coupleWorld(), fc.integer({ min: 1, max: 7 }), (world, limit) => {
        const all = plansIn(world);
        expect(new Set(all.map(identity)).size).toBe(all.length);
        const { plans, leavesOut } = searchPlans(searchIn(world, limit));
        expect(plans).toEqual(all.slice(0, limit));
        const further = all.length - plans.length;
        const told = leavesOut.filter((words) => words.includes('further plans'));
        expect(told).toEqual(further > 0 ? [`${String(further)} further plans, ranked after those listed`] : []);
      }),
      RUNS,
    );
  });

  it('change nothing for a pair of programs that they do not concern', () => {
    fc.assert(
      fc.property(coupleWorld(), (world) => {
        const free = ({ kind, legs }: Plan) =>
          kind !== 'bridge' &&
          !concernsPairAt(programOf(world, legs[0].programId), programOf(world, legs[1].programId));
        const bare = ({ rank: _rank, ...plan }: Plan) => plan;
        const plain = plansIn(withoutCoupleRules(world)).filter(free).map(bare);
        expect(plansIn(world).filter(free).map(bare)).toEqual(plain);
      }),
      RUNS,
    );
  });

  it('show on one partner’s side nothing that depends on what the other has said', () => {
    fc.assert(
      fc.property(coupleWorld(), coupleFacts, (world, otherwise) => {
        const [ana, ben] = world.partners;
        const other: SmallWorld = { ...world, partners: [ana, saying(ben, otherwise, '2026-03-08')] };
        const mine = new Map(plansIn(world).map((plan) => [identity(plan), plan]));
        for (const plan of plansIn(other)) {
          const same = mine.get(identity(plan));
          if (same) expect(plan.legs[0].coupleRules).toEqual(same.legs[0].coupleRules);
        }
        expect(searchPlans(searchIn(other)).individual[0]).toEqual(searchPlans(searchIn(world)).individual[0]);
      }),
      RUNS,
    );
  });

  it('are worded for the plan as a whole by their outcome alone', () => {
    const words = new Map<string, string>();
    fc.assert(
      fc.property(coupleWorld(), (world) => {
        for (const { coupleRules } of plansIn(world))
          for (const { ruleId, rule, outcome, because } of coupleRules) {
            if (ruleId === 'couple-policy') continue;
            const key = `${rule} ${outcome}`;
            expect(words.get(key) ?? because).toBe(because);
            words.set(key, because);
          }
      }),
      RUNS,
    );
  });

  it('hold in every feasible plan, as written out by hand', () => {
    fc.assert(
      fc.property(plainCoupleWorld(), (world) => {
        for (const plan of plansIn(world).filter(({ status }) => status === 'feasible'))
          for (const broken of brokenIn(world, plan)) expect(broken).toBe('');
      }),
      RUNS,
    );
  });

  it('never make a plan feasible by a fact that is taken away', () => {
    const keys: readonly FactKey[] = ['relationshipPapers', 'togetherSince', 'balances', 'discharges'];
    const feasible = (world: SmallWorld) =>
      new Set(
        plansIn(world)
          .filter(({ status }) => status === 'feasible')
          .map(({ kind, legs }) => [...legs.map(({ programId }) => programId), kind === 'bridge'].join()),
      );
    fc.assert(
      fc.property(coupleWorld(), (anything) => {
        const world = withLastingRules(anything);
        const before = feasible(world);
        const [ana, ben] = world.partners;
        for (const key of keys) {
          const facts = Object.fromEntries(Object.entries(ben.facts).filter(([name]) => name !== key)) as ClientFacts;
          const after = feasible({ ...world, partners: [ana, { ...ben, facts }] });
          expect([key, ...[...after].filter((plan) => !before.has(plan))]).toEqual([key]);
        }
      }),
      RUNS,
    );
  });
});

function withoutCoupleRules(world: SmallWorld): SmallWorld {
  return { ...world, programs: world.programs.map(({ coupleRules: _rules, ...program }) => program) };
}

/** The rules that do not hold for the days of a feasible plan, without the search: each kind in its own words. */
function brokenIn(world: SmallWorld, { legs }: Plan): string[] {
  const [mine, theirs] = legs.map(({ programId, startOn }, index) => ({
    program: programOf(world, programId),
    facts: world.partners[index]!.facts,
    on: startOn!,
  })) as [Side, Side];
  return [...brokenFor(mine, theirs), ...(mine.program === theirs.program ? [] : brokenFor(theirs, mine))];
}

interface Side {
  readonly program: Program;
  readonly facts: ClientFacts;
  readonly on: IsoDate;
}

function brokenFor(mine: Side, theirs: Side): string[] {
  const { program } = mine;
  const together = program === theirs.program;
  if (!together && program.organizationId !== theirs.program.organizationId) return [];
  const pairs = together ? [[mine, theirs] as const, [theirs, mine] as const] : [[mine, theirs] as const];
  return (program.coupleRules ?? []).flatMap(({ tree }) => {
    const { type, values } = tree as { type: string; values: Record<string, number & string[]> };
    const holds = (entering: Side, other: Side): boolean => {
      if (type === 'household-balance')
        return owed(other.facts, program) <= values['maximumDollars']! || done(values['challengeDays']!, entering.on);
      if (!together) return true;
      if (type === 'relationship-length') return addMonths(entering.facts.togetherSince!, 6) <= entering.on;
      if (type === 'gap-since-partners-stay')
        return other.facts.discharges!.every(
          (stay) =>
            stay.program !== program.id ||
            stay.organization !== program.organizationId ||
            addDays(stay.on, 9) <= entering.on,
        );
      if (type === 'relationship-evidence')
        return (
          [entering, other].some(({ facts }) => facts.relationshipPapers?.includes('marriage-certificate')) ||
          (values['accepts']!.includes('agency-letter') && done(1, entering.on))
        );
      return true;
    };
    return pairs.every(([entering, other]) => holds(entering, other)) ? [] : [`${program.id}: ${type}`];
  });
}

const done = (days: number, start: IsoDate) => addDays(TODAY, days) <= start;

/** What is owed to the agency at most: without an answer, or an amount, anything. */
const owed = ({ balances }: ClientFacts, { organizationId }: Program) =>
  balances === undefined
    ? Infinity
    : balances
        .filter(({ organization }) => organization === organizationId)
        .reduce((sum, { dollars = Infinity }) => sum + dollars, 0);
