import type { CapacityReport, Program } from '../program.js';
import { availabilityFor, capacityOf, mayTake, placesFor, placesForBoth, placesOn } from './capacity.js';

const AS_OF = '2026-03-10T09:00:00-04:00';

const report = (id: string, told: Partial<CapacityReport> = {}): CapacityReport => ({
  id,
  kind: 'any',
  open: 1,
  from: '2026-03-10',
  holdDays: 0,
  access: { mode: 'bookable' },
  reportedAt: AS_OF,
  ...told,
});

const program = (...capacity: CapacityReport[]): Program => ({
  ...{ id: 'elm', name: 'Elm', organizationId: 'elm', siteId: 'elm', timeZone: 'America/New_York' },
  ...{ levelsOfCare: [], couplePolicy: 'not-asked', coupleConditions: [], medications: [], rules: [] },
  reportFreshHours: 24,
  capacity,
});

const capacity = (...reports: CapacityReport[]) => capacityOf(program(...reports), AS_OF);
const certaintyOn = (day: string, ...reports: CapacityReport[]) =>
  placesOn(capacity(...reports), day).map(({ report: { id }, certainty }) => `${id} ${certainty}`);

describe('which reports count', () => {
  it.each([
    ['2026-03-09T09:00:00-04:00', 'usable'],
    ['2026-03-09T08:59:59-04:00', 'stale'],
  ] as const)('a report of %s is %s a day later', (reportedAt, state) => {
    const { usable, stale } = capacity(report('bed', { reportedAt, from: '2026-03-09' }));
    expect({ usable: usable.length, stale: stale.length }).toEqual(
      state === 'usable' ? { usable: 1, stale: 0 } : { usable: 0, stale: 1 },
    );
  });

  it('goes by the hours that the program sets', () => {
    const old = report('bed', { reportedAt: '2026-03-08T10:00:00-04:00' });
    expect(capacityOf({ ...program(old), reportFreshHours: 48 }, AS_OF).usable).toHaveLength(1);
  });

  it('lets recurring intake stand until it is changed', () => {
    const intake = report('intake', {
      access: { mode: 'recurring-intake', perDay: 2, weekdays: ['tuesday'] },
      reportedAt: '2025-01-02T09:00:00-05:00',
      from: '2025-01-02',
    });
    expect(certaintyOn('2026-03-17', intake)).toEqual(['intake known']);
    expect(certaintyOn('2026-03-18', intake)).toEqual([]);
    expect(capacity(intake, report('closed', { open: 0 })).usable.map(({ id }) => id)).toEqual(['closed']);
  });

  it('takes the word about today for an opening that was promised before and has come', () => {
    const promised = report('promised', { from: '2026-03-10', reportedAt: '2026-03-09T10:00:00-04:00' });
    const full = report('full', { open: 0, from: '2026-03-08' });
    expect(capacity(promised, full).usable.map(({ id }) => id)).toEqual(['full']);
  });

  it('is asked anew when a report is told or has grown too old since', () => {
    const { id: _id, ...elm } = program(report('bed', { reportedAt: '2026-03-09T10:00:00-04:00', from: '2026-03-09' }));
    const house = { id: 'house', ...elm };
    const at = (asOf: string) => capacityOf(house, asOf);
    expect(at('2026-03-09T09:59:59-04:00')).toMatchObject({ usable: [], stale: [] });
    expect(at('2026-03-09T10:00:00-04:00').usable).toHaveLength(1);
    expect(at('2026-03-10T10:00:00-04:00').usable).toHaveLength(1);
    expect(at('2026-03-10T10:00:00.001-04:00').stale).toHaveLength(1);
    expect(at('2026-03-10T09:00:00-04:00').usable).toHaveLength(1);
  });

  it('takes the newest word about today, and leaves a dated opening beside it', () => {
    const morning = report('morning', { open: 3, reportedAt: '2026-03-10T06:00:00-04:00' });
    const later = report('later', { from: '2026-03-12', reportedAt: '2026-03-10T06:00:00-04:00' });
    const full = report('full', { open: 0 });
    expect(capacity(morning, later, full).usable.map(({ id }) => id)).toEqual(['later', 'full']);
  });

  it('knows nothing that is told only after the moment of the question', () => {
    expect(capacity(report('bed', { reportedAt: '2026-03-10T09:00:01-04:00' })).usable).toEqual([]);
  });
});

describe('the places of a day', () => {
  const dated = report('bed', { from: '2026-03-12', holdDays: 2 });

  it.each([
    ['2026-03-11', []],
    ['2026-03-12', ['bed known']],
    ['2026-03-14', ['bed known']],
    ['2026-03-15', ['bed provisional']],
  ])('an opening from the 12th that is kept for two days is, on %s, %j', (day, expected) => {
    expect(certaintyOn(day, dated)).toEqual(expected);
  });

  it('are never certain on a call list', () => {
    const list = report('list', { open: 3, access: { mode: 'call-list', at: '07:30' } });
    expect(placesOn(capacity(list), '2026-03-10')).toMatchObject([
      { certainty: 'provisional', because: 'call list at 07:30: no place can be booked' },
    ]);
  });

  it('name known ones first', () => {
    const gone = report('gone', { kind: 'woman', reportedAt: '2026-03-09T20:00:00-04:00', from: '2026-03-09' });
    const kept = report('kept', { holdDays: 5 });
    expect(placesFor(capacity(gone, kept), { gender: 'woman' }, '2026-03-12').map(({ report: { id } }) => id)).toEqual([
      'kept',
      'gone',
    ]);
  });
});

describe('who may take a place', () => {
  it.each([
    ['woman', { gender: 'woman' }, 'yes'],
    ['woman', { gender: 'man' }, 'no'],
    ['woman', {}, { of: 'client', fact: 'gender' }],
    ['man', { gender: 'nonbinary' }, { of: 'staff', question: 'May a nonbinary client take a place for a man?' }],
    ['pregnant', {}, { of: 'client', fact: 'pregnant' }],
    ['pregnant', { pregnant: 'no' }, 'no'],
    ['with-children', { childrenAges: [] }, 'no'],
    ['with-children', { childrenAges: [3] }, 'yes'],
    ['couples-room', { gender: 'woman' }, 'no'],
  ] as const)('a place for %s, with %j: %j', (kind, facts, expected) => {
    expect(mayTake(kind, facts)).toEqual(expected);
  });
});

describe('two places on one day', () => {
  const [woman, man] = [{ gender: 'woman' }, { gender: 'man' }] as const;
  const ids = (...reports: CapacityReport[]) =>
    placesForBoth(capacity(...reports), [woman, man], '2026-03-10')?.map(({ report: { id } }) => id);

  it('are two of one kind, one of each, or one room for two', () => {
    expect(ids(report('beds', { open: 2 }))).toEqual(['beds', 'beds']);
    expect(ids(report('hers', { kind: 'woman' }), report('bed'))).toEqual(['hers', 'bed']);
    expect(ids(report('room', { kind: 'couples-room' }))).toEqual(['room', 'room']);
  });

  it('are not one bed, nor two beds for one gender', () => {
    expect(ids(report('bed'))).toBeUndefined();
    expect(ids(report('hers', { kind: 'woman', open: 2 }))).toBeUndefined();
  });
});

describe('what is known of places for one client', () => {
  it.each([
    ['no report at all', [], {}, 'unknown'],
    ['an open place', [report('bed')], {}, 'open'],
    ['a full house', [report('bed', { open: 0 })], {}, 'none-open'],
    ['only a room for two', [report('room', { kind: 'couples-room' })], {}, 'couples-room-only'],
    ['a word that is too old', [report('bed', { reportedAt: '2026-03-08T09:00:00-04:00' })], {}, 'unknown'],
    ['a place for a man, of whom the gender is not known', [report('his', { kind: 'man' })], {}, 'unknown'],
    [
      'a full men’s house and no word about women',
      [report('his', { kind: 'man', open: 0 })],
      { gender: 'woman' },
      'unknown',
    ],
  ] as const)('with %s', (_case, reports, facts, state) => {
    expect(availabilityFor(capacity(...reports), facts).state).toBe(state);
  });
});
