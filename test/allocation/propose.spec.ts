import type { BinaryProgram, SolveBinary } from '../../src/domain/allocation/binary-program.js';
import type { AllocationInput, WaitingCouple } from '../../src/domain/allocation/draw-up.js';
import { PRIORITY_ORDERS } from '../../src/domain/allocation/priority.js';
import { proposeAllocation, type Proposal } from '../../src/domain/allocation/propose.js';
import { completePreferences, type CouplePreferences } from '../../src/domain/couple/couple-preferences.js';
import type { ClientFacts } from '../../src/domain/facts/index.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import type { CapacityReport, Program } from '../../src/domain/program.js';
import { highsSolver } from '../../src/modules/allocations/highs-solver.js';

const AS_OF = '2026-03-10T09:00:00-04:00';
const CARE = 'residential-short-term';

const MAN: ClientFacts = { gender: 'man', injectsDrugs: 'no', levelsOfCareSought: [CARE] };
const WOMAN: ClientFacts = { ...MAN, gender: 'woman', pregnant: 'no' };
const PREGNANT: ClientFacts = { ...WOMAN, pregnant: 'yes' };

const person = (clientId: string, facts: ClientFacts = MAN): Partner => ({ clientId, facts });

function couple(
  coupleId: string,
  partners: readonly [Partner, Partner],
  more: Partial<WaitingCouple> = {},
): WaitingCouple {
  return { coupleId, partners, preferences: completePreferences({}), gates: 'open', ...more };
}

function program(id: string, reports: readonly Partial<CapacityReport>[], more: Partial<Program> = {}): Program {
  const standing = { kind: 'any', open: 1, from: '2026-03-10', holdDays: 20, access: { mode: 'bookable' } } as const;
  return {
    ...{ id, name: id, organizationId: id, siteId: id, timeZone: 'America/New_York', levelsOfCare: [CARE] },
    ...{ couplePolicy: 'both-at-once', coupleConditions: [], reportFreshHours: 24, medications: [], rules: [] },
    point: { latitude: 41.7, longitude: -72.6 },
    capacity: reports.map((report, at) => ({ id: `${id}-${String(at)}`, reportedAt: AS_OF, ...standing, ...report })),
    ...more,
  };
}

describe('a proposal', () => {
  let solve: SolveBinary;
  beforeAll(async () => {
    solve = await highsSolver(100);
  });

  function propose(input: Partial<AllocationInput>, solver = solve): Promise<Proposal> {
    const nobody = { couples: [], clients: [], programs: [], asOf: AS_OF, horizonDays: 30 };
    const pause = () => Promise.resolve();
    return proposeAllocation({ ...nobody, priorityOrder: PRIORITY_ORDERS.federal, ...input }, { solve: solver, pause });
  }

  /** Who starts where and when, in order. */
  const startsIn = ({ applicants }: Proposal) =>
    applicants
      .flatMap(({ starts }) => starts.map((start) => `${start.clientId} ${start.programId} ${start.startOn}`))
      .sort();

  it('places a couple together before two single people, where as many are placed either way', async () => {
    const found = await propose({
      couples: [couple('couple', [person('ana', WOMAN), person('ben')])],
      clients: [{ partner: person('cal') }, { partner: person('dan') }],
      programs: [program('house', [{ open: 2 }])],
    });
    expect(startsIn(found)).toEqual(['ana house 2026-03-10', 'ben house 2026-03-10']);
    const cal = found.applicants.find(({ clientIds }) => clientIds.includes('cal'));
    expect(cal).toMatchObject({ outcome: 'not-placed', passedOver: [{ place: 1, programIds: ['house'] }] });
    expect(cal?.passedOver[0]?.takenBy).toEqual(['ana', 'ben']);
    expect(cal?.passedOver[0]?.level).toBe('together');
    expect(cal?.says).toContain('a couple would not be placed together');
  });

  it('places a pregnant person before a couple, and nobody else on her account', async () => {
    const waiting = { couples: [couple('couple', [person('ana', WOMAN), person('ben')])] };
    const programs = [program('house', [{ open: 2 }])];
    const found = await propose({ ...waiting, clients: [{ partner: person('eva', PREGNANT) }], programs });
    expect(startsIn(found)).toEqual(['eva house 2026-03-10']);
    expect(found.applicants[0]?.passedOver[0]).toMatchObject({ takenBy: ['eva'], level: 'priority-placed' });
  });

  it('never makes a pregnant client wait because there is no place for both, and never passes the priority on', async () => {
    const partners = [person('ana', PREGNANT), person('ben')] as const;
    const input = { couples: [couple('couple', partners)], clients: [{ partner: person('cal') }] };
    const found = await propose({ ...input, programs: [program('house', [{ open: 1 }])] });
    expect(startsIn(found)).toEqual(['ana house 2026-03-10']);
    expect(found.applicants[0]).toMatchObject({ outcome: 'one-placed' });
    const two = await propose({ ...input, programs: [program('one', [{}]), program('two', [{}])] });
    // Two programs near each other are a plan of theirs.
    expect(two.applicants[0]).toMatchObject({ outcome: 'together', planKind: 'nearby-programs' });
  });

  it('keeps both waiting where neither has priority and they did not accept to be parted', async () => {
    const found = await propose({
      couples: [couple('couple', [person('ana', WOMAN), person('ben')])],
      programs: [program('house', [{ open: 1 }])],
    });
    expect(found.applicants).toMatchObject([{ outcome: 'not-placed', choices: 0 }]);
    expect(found.applicants[0]?.says).toContain('No plan of theirs has open places');
    expect(found.leftOver).toMatchObject([]);
  });

  it('takes one couples room for two, and one couple at a time where a program says so', async () => {
    const couples = [
      couple('one', [person('ana', WOMAN), person('ben')]),
      couple('two', [person('cal'), person('dora', WOMAN)]),
    ];
    const rooms = await propose({ couples, programs: [program('inn', [{ kind: 'couples-room', open: 1 }])] });
    expect(rooms.applicants.map(({ outcome }) => outcome).sort()).toEqual(['not-placed', 'together']);
    expect(rooms.leftOver).toMatchObject([{ kind: 'couples-room', open: 1, left: 0 }]);
    const careful = program('careful', [{ open: 4 }], { coupleConditions: ['one-couple-at-a-time'] });
    const one = await propose({ couples, programs: [careful] });
    expect(one.applicants.map(({ outcome }) => outcome).sort()).toEqual(['not-placed', 'together']);
    expect(one.leftOver).toMatchObject([{ open: 4, left: 2 }]);
    // Nobody is said to have a place that is free.
    const waiting = one.applicants.find(({ outcome }) => outcome === 'not-placed');
    expect(waiting?.passedOver[0]?.takenBy).toEqual([]);
    expect(waiting?.says).toContain('the places are not taken');
  });

  it('gives the earliest dates among what is otherwise as good', async () => {
    const found = await propose({
      clients: [{ partner: person('cal') }, { partner: person('dan') }],
      programs: [
        program('soon', [{}]),
        program('late', [{ from: '2026-03-14' }]),
        program('later', [{ from: '2026-03-20' }]),
      ],
    });
    expect(startsIn(found).map((start) => start.slice(4))).toEqual(
      expect.arrayContaining(['soon 2026-03-10', 'late 2026-03-14']),
    );
  });

  it('stays the same when the partners, the people and the programs are named in another order', async () => {
    const [ana, ben] = [person('ana', WOMAN), person('ben')];
    const others = [
      couple('two', [person('eli'), person('fay', WOMAN)]),
      couple('three', [person('gus'), person('hal')]),
    ];
    const clients = [{ partner: person('cal', PREGNANT) }, { partner: person('dan') }];
    const programs = [program('house', [{ open: 2 }]), program('inn', [{}]), program('farm', [{}])];
    const found = await propose({ couples: [couple('one', [ana, ben]), ...others], clients, programs });
    const turned = await propose({
      couples: [...[...others].reverse(), couple('one', [ben, ana])],
      clients: [...clients].reverse(),
      programs: [...programs].reverse(),
    });
    expect(startsIn(turned)).toEqual(startsIn(found));
    expect(turned.levels).toEqual(found.levels);
  });

  it('treats two with a gate that is not open as two single clients, whom it never sends to one site', async () => {
    const programs = [program('house', [{ open: 4 }]), program('annex', [{ open: 4 }], { siteId: 'house' })];
    for (const gates of ['closed', 'unscreened'] as const) {
      const parted = couple('couple', [person('ana', WOMAN), person('ben')], { gates });
      const one = await propose({ couples: [parted], programs });
      expect(one.applicants.map(({ outcome }) => outcome).sort()).toEqual(['not-placed', 'placed']);
      expect(one.applicants.flatMap(({ passedOver }) => passedOver.flatMap(({ takenBy }) => takenBy))).toEqual([]);
      const two = await propose({ couples: [parted], programs: [...programs, program('inn', [{}])] });
      expect(new Set(two.applicants.flatMap(({ starts }) => starts.map(({ programId }) => programId))).size).toBe(2);
      expect(two.applicants.map(({ planKind }) => planKind)).toEqual([undefined, undefined]);
    }
  });

  it('says of one partner nothing that the other’s protected facts change, beyond what both are given', async () => {
    const programs = [program('house', [{ open: 3 }]), program('inn', [{}])];
    const others = [{ partner: person('cal') }];
    const told = [];
    for (const facts of [
      MAN,
      { ...MAN, injectsDrugs: 'yes' as const },
      { gender: 'man' as const, levelsOfCareSought: [CARE] },
    ]) {
      const couples = [couple('couple', [person('ana', WOMAN), person('ben', facts)])];
      const { applicants, standings, stability, leftOver } = await propose({ couples, clients: others, programs });
      const theirs = applicants.filter(({ coupleId }) => coupleId !== undefined);
      const hers = standings.filter(({ clientId }) => clientId !== 'ben');
      told.push({ theirs, hers, stability, leftOver });
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it('leaves one of them at home where the couple says so', async () => {
    const preferences: CouplePreferences = completePreferences({ householdRule: 'one-at-a-time', acceptsApart: 'yes' });
    const partners = [person('ana', PREGNANT), person('eve', PREGNANT)] as const;
    const programs = [program('house', [{}]), program('inn', [{}])];
    const found = await propose({ couples: [couple('couple', partners, { preferences })], programs });
    expect(startsIn(found)).toHaveLength(1);
  });

  it('says what it comes to when time runs out, and that it is not proved', async () => {
    const input = {
      couples: [couple('couple', [person('ana', WOMAN), person('ben')])],
      clients: [{ partner: person('cal') }],
      programs: [program('house', [{ open: 2 }])],
    };
    const never = await propose(input, () => Promise.resolve({ status: 'none-found' }));
    expect([never.status, startsIn(never)]).toEqual(['best-found', []]);
    expect(never.levels.every(({ value, proved }) => value === 0 && !proved)).toBe(true);
    expect(never.says).toContain('Time ran out');
    // Free places that nobody is given: some would rather have them, and an allocation that gives them exists.
    expect(never.stability).toMatchObject({ isStable: false, exists: 'yes' });

    const unproved = (program: BinaryProgram) =>
      solve(program).then((solved) =>
        solved.status === 'optimal' ? { ...solved, status: 'best-found' as const } : solved,
      );
    const some = await propose(input, unproved);
    expect([some.status, startsIn(some).length]).toEqual(['best-found', 2]);
  });

  it('believes no solver that breaks a rule', async () => {
    const everything = ({ columns }: BinaryProgram) =>
      Promise.resolve({ status: 'optimal' as const, ones: new Set(Array.from({ length: columns }, (_, at) => at)) });
    const input = {
      clients: [{ partner: person('cal') }, { partner: person('dan') }],
      programs: [program('house', [{}])],
    };
    await expect(propose(input, everything)).rejects.toThrow('a row was broken');
    const nothing = () => Promise.resolve({ status: 'infeasible' as const });
    await expect(propose(input, nothing)).rejects.toThrow('nothing was found');
  });

  it('says nothing of what is open where nobody waits, and has an answer where nothing is', async () => {
    const found = await propose({ clients: [{ partner: person('cal') }] });
    expect(found).toMatchObject({ status: 'proved', stability: { isStable: true }, leftOver: [] });
    expect(found.applicants[0]?.says).toContain('No open place');
  });

  it('never lets "stable" stand for "most"', async () => {
    const found = await propose({ clients: [{ partner: person('cal') }], programs: [program('house', [{}])] });
    expect(found.stability.says).toMatch(/neither that most people are placed nor that it is best/);
  });
});
