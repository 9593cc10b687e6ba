import type { Ask } from '../admission/ask.js';
import { allOf, anyOf, notOf } from '../admission/evaluate-rule.js';
import { askStaff, met, unmet, type Finding } from '../admission/finding.js';
import { bestRemedy, remedyReadyOn, type Step } from '../admission/remedy.js';
import type { RuleTree } from '../admission/rule-tree.js';
import { checkValues } from '../admission/rule-type.js';
import type { IsoDate } from '../calendar.js';
import type { ClientFacts } from '../facts/index.js';
import { COUPLE_RULE_REACHES, type CoupleRuleContext, type CoupleRuleReach } from './couple-rule-type.js';
import { coupleRuleTypeOf } from './rule-types/index.js';

/** One partner before a rule about both. `isAsked` is false where only the other is at a program that has the rule. */
export interface CoupleSide {
  readonly facts: ClientFacts;
  readonly entersProgram: boolean;
  readonly context: CoupleRuleContext;
}

/** How two people meet in a plan, and from which day work can begin. */
export interface CoupleMeeting {
  readonly sides: readonly [CoupleSide, CoupleSide];
  readonly reach: CoupleRuleReach;
  readonly asOf: IsoDate;
}

type Pair<T> = readonly [T, T];

/** A rule about both: what it comes to, each partner's own part of it, and who has what to do or to answer. */
export interface CoupleFinding {
  readonly outcome: Finding['outcome'];
  /** True where nothing that can be done by these days would meet it. */
  readonly isBarred: boolean;
  /** What each side's own facts come to; absent where the rule asks nothing of that side. */
  readonly sides: Pair<Finding | undefined>;
  readonly steps: Pair<readonly Step[]>;
  readonly asks: Pair<readonly Ask[]>;
}

/** Evaluates a rule about two partners for the days of one plan. The order of the sides changes nothing. */
export function evaluateCoupleRule(tree: RuleTree, meeting: CoupleMeeting): CoupleFinding {
  const { whole, sides } = evaluated(tree, meeting);
  const remedy = whole.outcome === 'unmet' ? bestRemedy(whole.remedies, meeting.asOf) : undefined;
  const asks = whole.outcome === 'unknown' ? whole.asks : (remedy?.asks ?? []);
  const stepsOf = (side: 0 | 1) =>
    (remedy?.steps ?? [])
      .filter((step) => sideOfStep(step) === side)
      .map((step) => renamed(step, (code) => code.slice(2)));
  return {
    outcome: whole.outcome,
    isBarred: whole.outcome === 'unmet' && remedy === undefined,
    sides,
    steps: [stepsOf(0), stepsOf(1)],
    // Of whom it is asked is known for each ask but one about a rule that cannot be read: staff are asked once.
    asks: [asks.filter((ask) => (sideOfAsk(ask) ?? 0) === 0), asks.filter((ask) => sideOfAsk(ask) === 1)],
  };
}

/** True where a rule can concern two partners who are no nearer to each other than that. */
export function reachesAsFar(tree: RuleTree, reach: CoupleRuleReach): boolean {
  if ('all' in tree) return tree.all.some((part) => reachesAsFar(part, reach));
  if ('any' in tree) return tree.any.some((part) => reachesAsFar(part, reach));
  if ('not' in tree) return reachesAsFar(tree.not, reach);
  const type = coupleRuleTypeOf(tree.type);
  return COUPLE_RULE_REACHES.indexOf(type?.reach ?? 'one-program-at-once') >= COUPLE_RULE_REACHES.indexOf(reach);
}

interface Evaluated {
  readonly whole: Finding;
  readonly sides: Pair<Finding | undefined>;
}

function evaluated(tree: RuleTree, meeting: CoupleMeeting): Evaluated {
  if ('all' in tree) return joined(tree.all, meeting, allOf);
  if ('any' in tree) return joined(tree.any, meeting, anyOf);
  if ('not' in tree) {
    const { whole, sides } = evaluated(tree.not, meeting);
    return { whole: notOf(whole), sides: [sides[0] && notOf(sides[0]), sides[1] && notOf(sides[1])] };
  }
  return evaluatedLeaf(tree.type, tree.values, meeting);
}

function joined(parts: readonly RuleTree[], meeting: CoupleMeeting, join: typeof allOf): Evaluated {
  const all = parts.map((part) => evaluated(part, meeting));
  const days = { ...meeting.sides[0].context, asOf: meeting.asOf, horizonEnd: NO_END };
  const sideOf = (side: 0 | 1) => {
    const own = all.flatMap(({ sides }) => sides[side] ?? []);
    return own.length === 0 ? undefined : join(own, days);
  };
  const whole = join(
    all.map((part) => part.whole),
    days,
  );
  return { whole, sides: [sideOf(0), sideOf(1)] };
}

/** Remedies were already held against the days of the plan. */
const NO_END = '9999-12-31';

function evaluatedLeaf(code: string, values: Readonly<Record<string, unknown>>, meeting: CoupleMeeting): Evaluated {
  const type = coupleRuleTypeOf(code);
  if (!type || checkValues(type, values).length > 0) {
    const because = `the rule "${code}" cannot be read`;
    return { whole: askStaff(`What does the rule "${code}" ask of couples?`, because), sides: [undefined, undefined] };
  }
  if (!reachesAsFar({ type: code, values }, meeting.reach)) return { whole: FAR_APART, sides: [undefined, undefined] };
  const sideOf = (side: 0 | 1): Finding | undefined => {
    const [own, other] = side === 0 ? meeting.sides : [meeting.sides[1], meeting.sides[0]];
    const waiting = type.holdsBack === 'self' ? own : other;
    if (!waiting.entersProgram) return undefined;
    return byThen(type.evaluate(own.facts, values, own.context), meeting.asOf, waiting.context.on);
  };
  const sides = [sideOf(0), sideOf(1)] as const;
  const asked = sides.flatMap((finding, side) => (finding ? ofSide(finding, side) : []));
  const days = { ...meeting.sides[0].context, asOf: meeting.asOf, horizonEnd: NO_END };
  if (type.metBy === 'each' || asked.every(({ outcome }) => outcome === 'unmet'))
    return { whole: asked.length === 0 ? FAR_APART : allOf(asked, days), sides };
  return { whole: anyOf(asked, days), sides };
}

const FAR_APART = met('asks nothing of two partners who are no nearer to each other');

/** Of the ways out only those that are done by the day of the start. */
function byThen(finding: Finding, asOf: IsoDate, start: IsoDate): Finding {
  if (finding.outcome !== 'unmet') return finding;
  return unmet(finding.because, ...finding.remedies.filter((remedy) => remedyReadyOn(remedy, asOf) <= start));
}

type SidedAsk = Ask & { readonly side?: number };

/** Marks whose work and whose questions these are, so that they find their way back after findings were joined. */
function ofSide(finding: Finding, side: number): Finding {
  const marked = (asks: readonly Ask[]) => asks.map((ask): SidedAsk => ({ ...ask, side }));
  if (finding.outcome === 'unknown') return { ...finding, asks: marked(finding.asks) };
  if (finding.outcome === 'met') return finding;
  const remedies = finding.remedies.map(({ steps, asks, ...rest }) => ({
    ...rest,
    steps: steps.map((step) => renamed(step, (code) => `${String(side)} ${code}`)),
    ...(asks && { asks: marked(asks) }),
  }));
  return { ...finding, remedies };
}

function renamed(step: Step, name: (code: string) => string): Step {
  return { ...step, code: name(step.code), ...(step.after && { after: step.after.map(name) }) };
}

const sideOfStep = ({ code }: Step) => Number(code[0]);
const sideOfAsk = (ask: Ask) => (ask as SidedAsk).side;
