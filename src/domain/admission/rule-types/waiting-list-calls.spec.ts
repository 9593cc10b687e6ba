import fc from 'fast-check';
import { addDays } from '../../calendar.js';
import type { RuleContext } from '../rule-type.js';
import { waitingListCalls } from './waiting-list-calls.js';

const context: RuleContext = {
  on: '2026-03-10',
  asOf: '2026-03-10',
  horizonEnd: '2026-06-08',
  organizationId: 'hartford-recovery',
  programId: 'elm-street',
};

const daily = { calls: 'daily', droppedAfterMisses: 3 };
const weekly = { calls: 'weekly', droppedAfterMisses: 2 };

const ask = (lastCalledOn: string | undefined, values: Readonly<Record<string, unknown>> = daily) =>
  waitingListCalls.evaluate(
    { waitingLists: lastCalledOn === undefined ? [] : [{ program: 'elm-street', lastCalledOn }] },
    values,
    context,
  );

const reminder = { steps: [expect.objectContaining({ code: 'call-in:elm-street', actor: 'client', leadDays: 0 })] };
const join = { steps: [expect.objectContaining({ code: 'waiting-list:elm-street', actor: 'worker', leadDays: 0 })] };

describe('waiting-list-calls', () => {
  it('is met after a call today, and reminds of the one that is due', () => {
    expect(ask('2026-03-10').outcome).toBe('met');
    expect(ask('2026-03-09')).toEqual({
      outcome: 'unmet',
      because: 'a call to the waiting list is due today',
      remedies: [reminder],
    });
  });

  it('tells a call that was missed from one that is due', () => {
    expect(ask('2026-03-08')).toMatchObject({ because: 'a call to the waiting list was missed', remedies: [reminder] });
  });

  it('is lost after the third missed call, not after the second', () => {
    expect(ask('2026-03-07')).toMatchObject({ because: 'a call to the waiting list was missed' });
    expect(ask('2026-03-06')).toMatchObject({
      because: 'was dropped from the waiting list after missed calls',
      remedies: [join],
    });
  });

  it('counts weeks where the call is weekly', () => {
    expect(ask('2026-03-04', weekly).outcome).toBe('met');
    expect(ask('2026-03-03', weekly)).toMatchObject({ because: 'a call to the waiting list is due today' });
    expect(ask('2026-03-02', weekly)).toMatchObject({ because: 'a call to the waiting list was missed' });
    expect(ask('2026-02-24', weekly)).toMatchObject({ remedies: [reminder] });
    expect(ask('2026-02-23', weekly)).toMatchObject({ remedies: [join] });
  });

  it('goes by the newest of several calls', () => {
    const waitingLists = ['2026-03-10', '2026-03-01'].map((lastCalledOn) => ({ program: 'elm-street', lastCalledOn }));
    expect(waitingListCalls.evaluate({ waitingLists }, daily, context).outcome).toBe('met');
  });

  it('puts somebody on the list who is on none here', () => {
    expect(ask(undefined)).toMatchObject({ because: 'is not on the waiting list yet', remedies: [join] });
    const elsewhere = { waitingLists: [{ program: 'main-street', lastCalledOn: '2026-03-10' }] };
    expect(waitingListCalls.evaluate(elsewhere, daily, context)).toMatchObject({ outcome: 'unmet', remedies: [join] });
  });

  it('asks where waiting lists are not recorded, or the call lies ahead', () => {
    const asks = [{ of: 'client', fact: 'waitingLists' }];
    expect(waitingListCalls.evaluate({}, daily, context)).toMatchObject({ outcome: 'unknown', asks });
    expect(ask('2026-03-11')).toMatchObject({ outcome: 'unknown', asks });
  });

  it('drops a name exactly when a count day by day finds too many missed calls', () => {
    const every = { daily: 1, weekly: 7 };
    fc.assert(
      fc.property(
        fc.constantFrom('daily' as const, 'weekly' as const),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(60),
        (calls, droppedAfterMisses, daysAgo) => {
          let missed = 0;
          // Each day before today on which a call was due was missed, or the last call would be later.
          for (let due = daysAgo - every[calls]; due > 0; due -= every[calls]) missed += 1;
          const found = ask(addDays(context.asOf, -daysAgo), { calls, droppedAfterMisses });
          if (daysAgo < every[calls]) expect(found.outcome).toBe('met');
          else expect(found).toMatchObject({ remedies: [missed >= droppedAfterMisses ? join : reminder] });
        },
      ),
    );
  });
});
