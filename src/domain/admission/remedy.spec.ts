import { bestRemedy, byStep, byWaiting, leadDays, remedyReadyOn, together, waysTogether } from './remedy.js';
import type { Remedy, Step } from './remedy.js';

const TODAY = '2026-03-02';

const step = (code: string, days: number, ...after: string[]): Step => ({
  code,
  action: `do ${code}`,
  actor: 'worker',
  leadDays: days,
  ...(after.length > 0 && { after }),
});

describe('lead days', () => {
  it('of steps side by side are those of the longest', () => {
    expect(leadDays([step('letter', 1), step('records', 10), step('plan', 3)])).toBe(10);
  });

  it('of steps that wait for one another are their sum', () => {
    expect(leadDays([step('account', 4, 'id'), step('id', 10), step('payment', 3, 'account')])).toBe(17);
  });

  it('are those of the longest chain', () => {
    expect(
      leadDays([step('id', 10), step('account', 4, 'id'), step('records', 13), step('plan', 5, 'id', 'records')]),
    ).toBe(18);
  });

  it('do not count a step that is not needed here', () => {
    expect(leadDays([step('account', 4, 'id')])).toBe(4);
  });

  it('of no steps are none', () => {
    expect(leadDays([])).toBe(0);
  });

  it('end also where two steps wait for each other', () => {
    expect(leadDays([step('hen', 2, 'egg'), step('egg', 3, 'hen')])).toBe(5);
  });
});

describe('a remedy', () => {
  it('is ready when its steps are done, and not before its date', () => {
    expect(remedyReadyOn(byStep(step('letter', 3)), TODAY)).toBe('2026-03-05');
    expect(remedyReadyOn(byWaiting('2026-03-16'), TODAY)).toBe('2026-03-16');
    expect(remedyReadyOn({ steps: [step('letter', 3)], notBefore: '2026-03-16' }, TODAY)).toBe('2026-03-16');
    expect(remedyReadyOn({ steps: [step('records', 20)], notBefore: '2026-03-16' }, TODAY)).toBe('2026-03-22');
  });

  it('is never ready before work on it starts', () => {
    expect(remedyReadyOn(byWaiting('2026-01-01'), TODAY)).toBe(TODAY);
  });
});

describe('two remedies together', () => {
  it('share a step that both need, and count the later date', () => {
    const both = together(
      { steps: [step('letter', 3), step('id', 10)], notBefore: '2026-03-16' },
      { steps: [step('id', 10), step('plan', 1)], notBefore: '2026-03-09' },
    );
    expect(both).toEqual({ steps: [step('letter', 3), step('id', 10), step('plan', 1)], notBefore: '2026-03-16' });
  });

  it('give a step that both need the longer of two leads', () => {
    const plan = (days: number) => byStep(step('payment-plan', days));
    for (const both of [together(plan(3), plan(7)), together(plan(7), plan(3))]) expect(both).toEqual(plan(7));
  });

  it('ask the same question once', () => {
    const asking: Remedy = { steps: [], asks: [{ of: 'client', fact: 'discharges' }] };
    expect(together(asking, asking)).toEqual(asking);
  });

  it('keep what either still asks', () => {
    const asking = (question: string): Remedy => ({ steps: [], asks: [{ of: 'staff', question }] });
    expect(together(asking('One?'), asking('Two?')).asks).toHaveLength(2);
    expect(together(asking('One?'), byWaiting('2026-03-16'))).toEqual({
      steps: [],
      notBefore: '2026-03-16',
      asks: [{ of: 'staff', question: 'One?' }],
    });
  });
});

describe('the ways to remove several barriers', () => {
  const [letter, id, plan] = [byStep(step('letter', 1)), byStep(step('id', 10)), byStep(step('plan', 3))];

  it('take one remedy of each', () => {
    expect(waysTogether([[letter, id], [plan]], TODAY)).toEqual([together(letter, plan), together(id, plan)]);
    expect(waysTogether([], TODAY)).toEqual([{ steps: [] }]);
  });

  it('leave out what needs all that another needs, and more', () => {
    expect(waysTogether([[id], [letter, id]], TODAY)).toEqual([id]);
    expect(waysTogether([[letter], [letter, id]], TODAY)).toEqual([letter]);
    expect(waysTogether([[byWaiting('2026-03-16')], [plan, byWaiting('2026-03-09')]], TODAY)).toEqual([
      byWaiting('2026-03-16'),
    ]);
  });

  it('are the same ones whichever barrier comes first', () => {
    const barriers = [
      [letter, id],
      [id, plan],
      [plan, byWaiting('2026-03-16')],
    ];
    const codes = (ways: readonly Remedy[]) =>
      ways.map(({ steps, notBefore = '' }) => [...steps.map(({ code }) => code), notBefore].sort().join(' ')).sort();
    expect(codes(waysTogether(barriers, TODAY))).toEqual(codes(waysTogether([...barriers].reverse(), TODAY)));
  });

  it('stay few where each of many barriers has alternatives, and keep the soonest', () => {
    const barriers = Array.from({ length: 40 }, (_, index) => [
      byStep(step(`slow-${String(index)}`, 9)),
      byStep(step(`quick-${String(index)}`, 2)),
    ]);
    const ways = waysTogether(barriers, TODAY);
    expect(ways.length).toBeLessThanOrEqual(64);
    expect(bestRemedy(ways, TODAY)?.steps.map(({ leadDays }) => leadDays)).toEqual(Array(40).fill(2));
  });
});

describe('the best remedy', () => {
  const uncertain: Remedy = { steps: [step('assessment', 0)], asks: [{ of: 'staff', question: 'Would it?' }] };

  it('is the one that is ready first', () => {
    expect(
      bestRemedy([byStep(step('records', 10)), byWaiting('2026-03-04'), byStep(step('letter', 3))], TODAY),
    ).toEqual(byWaiting('2026-03-04'));
  });

  it('is a sure one, even where an unsure one would be sooner', () => {
    expect(bestRemedy([uncertain, byStep(step('records', 10))], TODAY)).toEqual(byStep(step('records', 10)));
    expect(bestRemedy([uncertain], TODAY)).toBe(uncertain);
  });

  it('leaves as little open as can be, where none is sure', () => {
    const waiting: Remedy = { steps: [], notBefore: '2026-03-16', asks: [{ of: 'client', fact: 'gender' }] };
    expect(bestRemedy([together(waiting, uncertain), waiting], TODAY)).toBe(waiting);
  });

  it('of two that are ready on one day has fewer steps, and then comes first', () => {
    const [two, one, other] = [byStep(step('a', 3), step('b', 1)), byStep(step('c', 3)), byStep(step('d', 3))];
    expect(bestRemedy([two, one, other], TODAY)).toBe(one);
  });

  it('of none is none', () => {
    expect(bestRemedy([], TODAY)).toBeUndefined();
  });
});
