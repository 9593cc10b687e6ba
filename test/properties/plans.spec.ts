import fc from 'fast-check';
import { daysBetween } from '../../src/domain/calendar.js';
import { decideGates } from '../../src/domain/matching/gates.js';
import type { PlanKind } from '../../src/domain/couple/couple-preferences.js';
import { SCREEN_ANSWERS } from '../../src/domain/couple/private-screen.js';
import type { Plan } from '../../src/domain/matching/plan.js';
import { milesBetween } from '../../src/domain/matching/distance.js';
import { searchOptions, searchPlans } from '../../src/domain/matching/search-plans.js';
import type { Program } from '../../src/domain/program.js';
import { DAYS, firstSureStart, knownPlaces, placesForTwo, rulesAreSettled } from './brute-force.js';
import { anyWorld, AS_OF, kindWorld, searchIn, withLastingRules, type SmallWorld } from './small-worlds.js';

const RUNS = { numRuns: 120 };

const programOf = (world: SmallWorld, id: string) => world.programs.find((program) => program.id === id)!;
const feasible = (world: SmallWorld) =>
  searchPlans(searchIn(world)).plans.filter(({ status }) => status === 'feasible');
const programsOf = ({ legs }: Plan) => legs.map(({ programId }) => programId);

describe('the search for a couple', () => {
  it('gives the same answer whoever is named first', () => {
    fc.assert(
      fc.property(anyWorld(), (world) => {
        const [ana, ben] = world.partners;
        expect(searchPlans(searchIn({ ...world, partners: [ben, ana] }))).toEqual(searchPlans(searchIn(world)));
      }),
      RUNS,
    );
  });

  it('gives the same answer in whatever order the programs come', () => {
    fc.assert(
      fc.property(anyWorld(), (world) => {
        const { individual, ...joint } = searchPlans(searchIn(world));
        const reversed = searchPlans(searchIn({ ...world, programs: [...world.programs].reverse() }));
        expect(reversed).toEqual({ ...joint, individual });
      }),
      RUNS,
    );
  });

  it('leaves each partner the own options, as if there were no other', () => {
    fc.assert(
      fc.property(anyWorld(), fc.constantFrom('open', 'unscreened', 'closed'), (world, gates) => {
        const { horizonDays, travelLimitMiles } = world.preferences;
        const terms = { programs: world.programs, asOf: AS_OF, horizonDays, travelLimitMiles, limit: 1000 };
        const alone = world.partners.map((partner) => searchOptions({ partner, ...terms }));
        expect(searchPlans({ ...searchIn(world), gates: gates }).individual).toEqual(alone);
      }),
      RUNS,
    );
  });

  it('lists first what is first among all', () => {
    fc.assert(
      fc.property(anyWorld(), fc.integer({ min: 1, max: 7 }), (world, limit) => {
        expect(searchPlans(searchIn(world, limit)).plans).toEqual(searchPlans(searchIn(world)).plans.slice(0, limit));
      }),
      RUNS,
    );
  });

  it('lists no plan twice, feasible ones first, then in the couple’s own order of kinds, then by dates', () => {
    fc.assert(
      fc.property(anyWorld(), (world) => {
        const { plans } = searchPlans(searchIn(world));
        const told = plans.map(({ rank: _rank, ...plan }) => JSON.stringify(plan));
        expect(new Set(told).size).toBe(told.length);
        const { planKinds } = world.preferences;
        const rank = (kind: PlanKind) => (planKinds.includes(kind) ? planKinds.indexOf(kind) : planKinds.length);
        const place = ({ status, kind, bothInOn, notBefore }: Plan) =>
          [status === 'feasible' ? 0 : 1, rank(kind), bothInOn ?? `9${notBefore}`].join(' ');
        expect(plans.map(place)).toEqual(plans.map(place).sort());
      }),
      RUNS,
    );
  });
});

describe('a feasible plan', () => {
  it('has settled rules and known places for both on their days', () => {
    fc.assert(
      fc.property(kindWorld(), (world) => {
        for (const plan of feasible(world)) {
          const starts = plan.legs.map((leg, index) => {
            const program = programOf(world, leg.programId);
            expect(rulesAreSettled(world.partners[index]!, program, leg.startOn!)).toBe(true);
            return leg.startOn!;
          });
          const [mine, theirs] = plan.legs.map(({ programId }) => programOf(world, programId)) as [Program, Program];
          const [ana, ben] = world.partners;
          if (mine === theirs) expect(placesForTwo(mine, [ana.facts, ben.facts], [starts[0]!, starts[1]!])).toBe(true);
          else {
            expect(knownPlaces(ana.facts, mine, starts[0]!)).not.toEqual([]);
            expect(knownPlaces(ben.facts, theirs, starts[1]!)).not.toEqual([]);
          }
          expect(plan.confirm).toEqual([]);
          expect(plan.sendable).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('has known places for medication while waiting too, for both where both take it at one program', () => {
    fc.assert(
      fc.property(kindWorld(), (world) => {
        for (const plan of feasible(world)) {
          const bridges = plan.legs.flatMap(({ bridge, startOn, clientId }) => {
            if (!bridge) return [];
            const program = programOf(world, bridge.programId);
            const who = world.partners.find((partner) => partner.clientId === clientId)!;
            const { facts } = who;
            const then = { ...facts, levelsOfCareSought: program.levelsOfCare };
            expect(bridge.startOn! < startOn!).toBe(true);
            expect(rulesAreSettled({ ...who, facts: then }, program, bridge.startOn!)).toBe(true);
            expect(knownPlaces(facts, program, bridge.startOn!)).not.toEqual([]);
            return [{ program, facts, startOn: bridge.startOn! }];
          });
          const [mine, theirs] = bridges;
          if (!mine || !theirs || mine.program !== theirs.program) continue;
          expect(mine.program.couplePolicy).toBe('both-at-once');
          const days = [mine.startOn, theirs.startOn] as const;
          expect(placesForTwo(mine.program, [mine.facts, theirs.facts], days)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('is what its kind says: one program or two, one day or few between, near or accepted to be apart', () => {
    fc.assert(
      fc.property(kindWorld(), (world) => {
        const { windowDays, radiusMiles, acceptsApart, householdRule } = world.preferences;
        for (const { kind, legs, gapDays = NaN } of feasible(world)) {
          const [mine, theirs] = legs.map(({ programId }) => programOf(world, programId)) as [Program, Program];
          const apart = Math.abs(daysBetween(legs[0].startOn!, legs[1].startOn!));
          expect(gapDays).toBe(apart);
          expect(householdRule).toBe('none');
          expect(kind).not.toBe('sequenced');
          if (mine === theirs) {
            expect(mine.coupleConditions).toEqual([]);
            expect(['both-at-once', 'couples-only']).toContain(mine.couplePolicy);
            if (mine.couplePolicy === 'couples-only') expect(apart).toBe(0);
          } else expect([mine.couplePolicy, theirs.couplePolicy]).not.toContain('couples-only');
          if (kind === 'same-program-together') expect([mine === theirs, apart]).toEqual([true, 0]);
          if (kind === 'same-program-staggered') expect(mine === theirs && apart > 0 && apart <= windowDays).toBe(true);
          if (kind === 'same-agency')
            expect([mine.organizationId, apart <= windowDays]).toEqual([theirs.organizationId, true]);
          if (kind === 'nearby-programs') {
            expect(apart).toBeLessThanOrEqual(windowDays);
            expect(milesBetween(mine.point!, theirs.point!)).toBeLessThanOrEqual(radiusMiles);
          }
          if (kind === 'apart') expect(acceptsApart).toBe('yes');
        }
      }),
      RUNS,
    );
  });

  it('makes no pregnant client wait for a partner who is not', () => {
    fc.assert(
      fc.property(kindWorld(), (world) => {
        const pregnant = world.partners.filter(({ facts }) => facts.pregnant === 'yes');
        if (pregnant.length !== 1) return;
        const [who] = pregnant as [SmallWorld['partners'][0]];
        for (const plan of searchPlans(searchIn(world)).plans) {
          const leg = plan.legs.find((one) => one.clientId === who.clientId)!;
          const alone = firstSureStart(who, programOf(world, leg.programId));
          if (alone !== undefined && leg.startOn !== undefined) expect(leg.startOn <= alone).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('is never missed where both may start at one program on one day', () => {
    fc.assert(
      fc.property(kindWorld(), (world) => {
        const [ana, ben] = world.partners;
        if (world.preferences.householdRule !== 'none' || world.preferences.travelLimitMiles !== null) return;
        if ([ana, ben].some(({ facts }) => facts.pregnant === 'yes')) return;
        const plans = searchPlans(searchIn(world)).plans.map(programsOf);
        for (const program of world.programs) {
          if (program.couplePolicy === 'not-at-once') continue;
          const together = DAYS.some(
            (on) =>
              rulesAreSettled(ana, program, on) &&
              rulesAreSettled(ben, program, on) &&
              placesForTwo(program, [ana.facts, ben.facts], [on, on]),
          );
          if (together) expect(plans).toContainEqual([program.id, program.id]);
        }
      }),
      RUNS,
    );
  });

  it('is never missed where both first openings fall into the window at two programs near each other', () => {
    fc.assert(
      fc.property(kindWorld(), (anything) => {
        const world = withLastingRules(anything);
        const [ana, ben] = world.partners;
        const { householdRule, travelLimitMiles, windowDays, radiusMiles } = world.preferences;
        if (householdRule !== 'none' || travelLimitMiles !== null) return;
        const plans = searchPlans(searchIn(world)).plans.map(programsOf);
        const offered = world.programs.filter(({ couplePolicy }) => couplePolicy !== 'couples-only');
        for (const mine of offered)
          for (const theirs of offered) {
            const [first, second] = [firstSureStart(ana, mine), firstSureStart(ben, theirs)];
            if (mine === theirs || first === undefined || second === undefined) continue;
            if (Math.abs(daysBetween(first, second)) > windowDays) continue;
            const near =
              mine.organizationId === theirs.organizationId ||
              !mine.point ||
              !theirs.point ||
              milesBetween(mine.point, theirs.point) <= radiusMiles;
            // Of two places a pregnant client has the earlier, whichever program that is.
            const better = [[ana, first, theirs, second] as const, [ben, second, mine, first] as const].some(
              ([who, own, place, other]) =>
                who.facts.pregnant === 'yes' && other < own && (firstSureStart(who, place) ?? own) < own,
            );
            if (near && !better) expect(plans).toContainEqual([mine.id, theirs.id]);
          }
      }),
      RUNS,
    );
  });
});

describe('a closed gate', () => {
  const NEUTRAL = ['joint plans: none can be shown now; what each person can do alone is listed'];

  const answer = fc.constantFrom(...SCREEN_ANSWERS);
  const screen = fc.option(
    fc.record(
      {
        ...{ wantsTreatment: answer, wantsToBePlacedTogether: answer, safetyConcern: answer, acuteEmergency: answer },
        noContactOrder: answer,
      },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  );

  it('gives the same answer whatever closes it, and each the own options', () => {
    fc.assert(
      fc.property(anyWorld(), fc.boolean(), screen, screen, (world, linkConfirmed, mine, theirs) => {
        const said = (one: typeof mine) => one && { askedOn: '2026-03-09', ...one };
        const { status } = decideGates({ linkConfirmed, screens: [said(mine), said(theirs)] });
        const { status: swapped } = decideGates({ linkConfirmed, screens: [said(theirs), said(mine)] });
        expect(swapped).toBe(status);
        if (status !== 'closed') return;
        const { individual } = searchPlans(searchIn(world));
        expect(searchPlans({ ...searchIn(world), gates: status })).toEqual({
          asOf: AS_OF,
          outcome: 'no-joint-option',
          plans: [],
          nearMisses: [],
          leavesOut: NEUTRAL,
          individual,
        });
      }),
      RUNS,
    );
  });
});
