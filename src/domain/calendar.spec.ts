import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dateIn,
  daysBetween,
  firstOfNextMonth,
  fullMonthsBetween,
  fullYearsBetween,
  isInstant,
  isIsoDate,
  weekdayOf,
} from './calendar.js';

const days = fc.integer({ min: 0, max: 80_000 }).map((count) => addDays('1950-01-01', count));

describe('a calendar day', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('may be %s', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-2-1',
    '1899-12-31',
    '2200-01-01',
  ])('is not %s', (text) => expect(isIsoDate(text)).toBe(false));

  it.each([
    '',
    '2026-02-28T00:00',
    ' 2026-02-28',
    '2026-02-28\n',
    '+2026-02-28',
    '٢٠٢٦-02-28',
    20260228,
    null,
    undefined,
  ])('is not %j', (value) => expect(isIsoDate(value)).toBe(false));
});

describe('a moment', () => {
  it.each(['2026-03-10T14:00:00Z', '2026-03-10T09:00-05:00', '2026-03-10T00:00:00.123+14:00', '2199-12-31T23:59:59Z'])(
    'is %s',
    (text) => expect(isInstant(text)).toBe(true),
  );

  it.each([
    ...['2026-03-10', '2026-03-10T14:00:00', '2026-02-30T14:00:00Z', '2026-03-10T25:00:00Z', '9999-12-31T00:00:00Z'],
    ...['2026-03-10T00:00:00+23:59', '2026-03-10T00:00:00-14:01', '2026-03-10T00:00:00+99:99', 5, null],
  ])('is not %j', (value) => expect(isInstant(value)).toBe(false));
});

describe('adding days', () => {
  it('puts the end of a 30-day lockout from 14 February 2026 on 16 March', () => {
    expect(addDays('2026-02-14', 30)).toBe('2026-03-16');
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2025-12-31', 1, '2026-01-01'],
    // The Sundays of 2026 on which the clocks change in the United States.
    ['2026-03-07', 2, '2026-03-09'],
    ['2026-10-31', 2, '2026-11-02'],
    ['1969-12-31', 1, '1970-01-01'],
  ])('takes %s by %d to %s', (from, count, to) => {
    expect(addDays(from, count)).toBe(to);
    expect(daysBetween(from, to)).toBe(count);
  });

  it('is undone by counting them', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -4000, max: 4000 }),
        (from, count) => daysBetween(from, addDays(from, count)) === count,
      ),
    );
  });
});

describe('adding months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2024-02-14', 24, '2026-02-14'],
  ])('takes %s by %d to %s', (from, count, to) => expect(addMonths(from, count)).toBe(to));
});

describe('the first of the next month', () => {
  it.each([
    ['2026-03-01', '2026-04-01'],
    ['2026-01-31', '2026-02-01'],
    ['2026-12-31', '2027-01-01'],
  ])('after %s is %s', (date, first) => expect(firstOfNextMonth(date)).toBe(first));

  it('is the nearest first that lies ahead', () => {
    fc.assert(
      fc.property(days, (date) => {
        const first = firstOfNextMonth(date);
        expect(first.slice(8)).toBe('01');
        expect(daysBetween(date, first)).toBeGreaterThan(0);
        expect(daysBetween(date, first)).toBeLessThanOrEqual(31);
      }),
    );
  });
});

describe('whole months', () => {
  it.each([
    ['2024-02-14', '2026-02-14', 24],
    ['2024-02-14', '2026-02-13', 23],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-03-30', 1],
    ['2026-01-31', '2026-03-31', 2],
    ['2024-02-29', '2025-02-28', 12],
    ['2026-03-02', '2026-03-01', -1],
  ])('from %s until %s are %d', (start, end, months) => expect(fullMonthsBetween(start, end)).toBe(months));

  it('are over on the day that adding them gives, and not a day sooner', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 600 }), (start, months) => {
        const end = addMonths(start, months);
        expect(fullMonthsBetween(start, end)).toBe(months);
        expect(fullMonthsBetween(start, addDays(end, -1))).toBeLessThan(months);
      }),
    );
  });

  it('never grow fewer as days pass', () => {
    fc.assert(
      fc.property(
        days,
        days,
        (start, end) => fullMonthsBetween(start, end) <= fullMonthsBetween(start, addDays(end, 1)),
      ),
    );
  });

  it.each([
    ['2008-03-02', '2026-03-02', 18],
    ['2008-03-03', '2026-03-02', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-02-29', '2026-02-27', 17],
    ['2026-03-03', '2026-03-02', -1],
  ])('make the age of somebody born on %s on %s %d', (born, on, years) =>
    expect(fullYearsBetween(born, on)).toBe(years),
  );
});

describe('the day of the week', () => {
  it.each([
    ['2026-03-02', 'monday'],
    ['2026-03-08', 'sunday'],
    ['1970-01-01', 'thursday'],
    ['1965-07-04', 'sunday'],
    ['2024-02-29', 'thursday'],
  ])('of %s is %s', (date, weekday) => expect(weekdayOf(date)).toBe(weekday));
});

describe('the day at a place', () => {
  it.each([
    ['2026-03-02T04:59:59Z', 'America/New_York', '2026-03-01'],
    ['2026-03-02T05:00:00Z', 'America/New_York', '2026-03-02'],
    ['2026-03-02T05:00:00Z', 'America/Los_Angeles', '2026-03-01'],
    ['2026-03-02T23:30:00-05:00', 'America/New_York', '2026-03-02'],
    ['2026-03-02T23:30:00-05:00', 'Pacific/Guam', '2026-03-03'],
    // The clocks go forward on 8 March 2026 and back on 1 November: midnight comes an hour sooner, and later again.
    ['2026-03-09T04:00:00Z', 'America/New_York', '2026-03-09'],
    ['2026-03-09T03:59:59Z', 'America/New_York', '2026-03-08'],
    ['2026-11-02T04:30:00Z', 'America/New_York', '2026-11-01'],
    ['2026-11-02T05:00:00Z', 'America/New_York', '2026-11-02'],
  ])('at %s in %s is %s', (instant, timeZone, date) => expect(dateIn(instant, timeZone)).toBe(date));
});
