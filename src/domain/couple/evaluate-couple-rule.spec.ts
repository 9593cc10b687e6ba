import type { RuleTree } from '../admission/rule-tree.js';
import type { ClientFacts } from '../facts/index.js';
import type { CoupleRuleReach } from './couple-rule-type.js';
import { evaluateCoupleRule, reachesAsFar, type CoupleSide } from './evaluate-couple-rule.js';

const TODAY = '2026-03-10';

const side = (facts: ClientFacts, on: string, partnerOn: string, entersProgram = true): CoupleSide => ({
  ...{ facts, entersProgram },
  context: { on, partnerOn, organizationId: 'north', programId: 'north-house' },
});

const EVIDENCE: RuleTree = { type: 'relationship-evidence', values: { accepts: ['marriage-certificate'] } };
const LETTER: RuleTree = { type: 'relationship-evidence', values: { accepts: ['agency-letter'] } };
const LENGTH: RuleTree = { type: 'relationship-length', values: { months: 6 } };
const BALANCE: RuleTree = { type: 'household-balance', values: { maximumDollars: 0, paymentPlan: 'not-accepted' } };
const OWES: ClientFacts = { balances: [{ organization: 'north', dollars: 90 }] };

interface Setting {
  readonly ana?: ClientFacts;
  readonly ben?: ClientFacts;
  readonly days?: readonly [string, string];
  readonly reach?: CoupleRuleReach;
  readonly anaEnters?: boolean;
}

function evaluate(
  tree: RuleTree,
  { ana = {}, ben = {}, days: [first, second] = [TODAY, TODAY], reach = 'one-program-at-once', anaEnters }: Setting,
) {
  const sides = [side(ana, first, second, anaEnters), side(ben, second, first)] as const;
  return evaluateCoupleRule(tree, { sides, reach, asOf: TODAY });
}

const outcomes = ({ outcome, sides }: ReturnType<typeof evaluate>) => [outcome, ...sides.map((own) => own?.outcome)];

describe('a rule about two partners', () => {
  it('that one of them can meet for both is met by either, and each side shows only its own', () => {
    const finding = evaluate(EVIDENCE, {
      ana: { relationshipPapers: ['marriage-certificate'] },
      ben: { relationshipPapers: [] },
    });
    expect(outcomes(finding)).toEqual(['met', 'met', 'unmet']);
    expect(finding).toMatchObject({ isBarred: false, steps: [[], []], asks: [[], []] });
  });

  it('asks only whoever has not been asked', () => {
    const finding = evaluate(EVIDENCE, { ben: { relationshipPapers: [] } });
    expect(outcomes(finding)).toEqual(['unknown', 'unknown', 'unmet']);
    expect(finding.asks).toMatchObject([[{ fact: 'relationshipPapers' }], []]);
  });

  it('that neither can meet gives both the same work, or bars the plan', () => {
    const none = { ana: { relationshipPapers: [] }, ben: { relationshipPapers: [] } };
    expect(evaluate(EVIDENCE, none)).toMatchObject({ outcome: 'unmet', isBarred: true });
    const tomorrow = ['2026-03-11', '2026-03-11'] as const;
    expect(evaluate(LETTER, { ...none, days: tomorrow })).toMatchObject({
      ...{ outcome: 'unmet', isBarred: false },
      steps: [[{ code: 'relationship-letter' }], [{ code: 'relationship-letter' }]],
    });
    // Work that takes a day is not done today.
    expect(evaluate(LETTER, none).isBarred).toBe(true);
  });

  it('that each must meet is met when both do', () => {
    const [long, short] = [{ togetherSince: '2020-01-01' }, { togetherSince: '2026-01-01' }];
    expect(outcomes(evaluate(LENGTH, { ana: long, ben: long }))).toEqual(['met', 'met', 'met']);
    const finding = evaluate(LENGTH, { ana: long, ben: short });
    expect(outcomes(finding)).toEqual(['unmet', 'met', 'unmet']);
    expect(finding.isBarred).toBe(true);
    expect(evaluate(LENGTH, { ana: long, ben: short, days: [TODAY, '2026-07-01'] }).outcome).toBe('met');
  });

  it('gives the work to the debtor, and waits with the other', () => {
    const settled = { ben: OWES, ana: { balances: [] }, reach: 'one-agency' as const };
    expect(evaluate(BALANCE, { ...settled, days: ['2026-03-13', TODAY] })).toMatchObject({
      ...{ isBarred: false, outcome: 'unmet' },
      steps: [[], [{ code: 'challenge-balance:north' }]],
    });
    expect(evaluate(BALANCE, { ...settled, days: ['2026-03-12', TODAY] }).isBarred).toBe(true);
    // At her own program nobody asks what she owes: it is only his debt that is held against her there.
    expect(evaluate(BALANCE, { ...settled, ana: OWES, ben: { balances: [] }, days: [TODAY, TODAY] }).isBarred).toBe(
      true,
    );
    const elsewhere = evaluate(BALANCE, { ...settled, anaEnters: false });
    expect(outcomes(elsewhere)).toEqual(['met', 'met', undefined]);
  });

  it('combines like every rule: any of the two, or all', () => {
    const any: RuleTree = { any: [EVIDENCE, LENGTH] };
    const ana: ClientFacts = { relationshipPapers: [], togetherSince: '2020-01-01' };
    expect(outcomes(evaluate(any, { ana, ben: ana }))).toEqual(['met', 'met', 'met']);
    const ben: ClientFacts = { relationshipPapers: ['marriage-certificate'], togetherSince: '2026-02-01' };
    expect(evaluate(any, { ana, ben }).outcome).toBe('met');
    expect(evaluate({ all: [EVIDENCE, LENGTH] }, { ana, ben })).toMatchObject({ outcome: 'unmet', isBarred: true });
    expect(evaluate({ not: LENGTH }, { ana, ben: ana }).isBarred).toBe(true);
  });

  it('that cannot be read is asked of staff once, and bars nothing', () => {
    const finding = evaluate({ type: 'relationship-length', values: { months: 0 } }, {});
    expect(finding).toMatchObject({ outcome: 'unknown', isBarred: false, sides: [undefined, undefined] });
    expect(finding.asks.flat()).toHaveLength(1);
  });

  it('comes to the same whichever of them is named first', () => {
    const [ana, ben]: ClientFacts[] = [{ ...OWES, togetherSince: '2025-10-01' }, { balances: [] }];
    const tree: RuleTree = { all: [BALANCE, LENGTH] };
    const days = ['2026-03-14', '2026-04-01'] as const;
    const one = evaluate(tree, { ana: ana!, ben: ben!, days });
    const other = evaluate(tree, { ana: ben!, ben: ana!, days: [days[1], days[0]] });
    expect(other.outcome).toBe(one.outcome);
    expect([...other.sides].reverse()).toEqual(one.sides);
    expect([...other.asks].reverse().map((asks) => asks.length)).toEqual(one.asks.map((asks) => asks.length));
  });
});

describe('how far a rule about two partners reaches', () => {
  it.each<[RuleTree, CoupleRuleReach, boolean]>([
    [EVIDENCE, 'one-program-at-once', true],
    [EVIDENCE, 'one-program', false],
    [{ type: 'gap-since-partners-stay', values: { days: 3 } }, 'one-program', true],
    [{ type: 'gap-since-partners-stay', values: { days: 3 } }, 'one-agency', false],
    [BALANCE, 'one-agency', true],
    [{ any: [EVIDENCE, { not: BALANCE }] }, 'one-agency', true],
  ])('%j to %s: %s', (tree, reach, expected) => {
    expect(reachesAsFar(tree, reach)).toBe(expected);
  });

  it('leaves aside what asks nothing of two who are that far apart', () => {
    const { outcome } = evaluate(
      { all: [EVIDENCE, BALANCE] },
      { ana: { balances: [] }, ben: { balances: [] }, reach: 'one-agency' },
    );
    expect(outcome).toBe('met');
  });
});
