import { addDays, laterOf, type IsoDate } from '../calendar.js';
import type { CoupleRuleReach } from '../couple/couple-rule-type.js';
import {
  evaluateCoupleRule,
  reachesAsFar,
  type CoupleFinding,
  type CoupleSide,
} from '../couple/evaluate-couple-rule.js';
import { FACTS } from '../facts/index.js';
import { standsOn } from '../admission/program-rules.js';
import type { AdmissionRule, Program } from '../program.js';
import type { Step } from '../admission/remedy.js';
import type { Candidate } from './candidate.js';
import type { PlanCondition } from './plan-draft.js';

/** One rule about both, for the days of one plan. The sides stand in the order of the client ids. */
export interface CoupleRuleFinding {
  readonly rule: AdmissionRule;
  readonly program: Program;
  readonly finding: CoupleFinding;
}

/** What the rules about both come to for two days, in the order in which the two were given. */
export interface CoupleStanding {
  readonly isBarred: boolean;
  readonly steps: readonly [readonly Step[], readonly Step[]];
  readonly conditions: readonly PlanCondition[];
}

/** Whether any rule about two partners must be looked at where one is in the one program and one in the other. */
export function concernsPairAt(a: Program, b: Program): boolean {
  if (a.coupleRules === undefined && b.coupleRules === undefined) return false;
  if (a.id === b.id) return (a.coupleRules ?? []).length > 0;
  return a.organizationId === b.organizationId && [a, b].some((program) => rulesFor(program, 'one-agency').length > 0);
}

/** True where any of one client's programs has a rule about both: few have, and the others cost nothing then. */
export const haveCoupleRules = (candidates: readonly Candidate[]): boolean =>
  candidates.some(({ program }) => program.coupleRules !== undefined);

/** The rules about both that concern a pair of places; undefined where there is none, and all is as without such rules. */
export function coupleTermsOf(first: Candidate, second: Candidate, inTurn = false): CoupleTerms | undefined {
  return concernsPairAt(first.program, second.program) ? new CoupleTerms(first, second, inTurn) : undefined;
}

/** What the programs of a plan ask of the two as a couple. `inTurn`: the second comes when the first has left. */
export class CoupleTerms {
  private readonly standings = new Map<string, CoupleStanding>();

  constructor(
    private readonly first: Candidate,
    private readonly second: Candidate,
    private readonly inTurn: boolean,
  ) {}

  /** True where no rule stands in the way of these two days that work until then does not remove. */
  allows(firstOn: IsoDate, secondOn: IsoDate): boolean {
    return !this.on(firstOn, secondOn).isBarred;
  }

  /** True where the first may start on a day, whether the second starts then or as late as `until`. */
  allowsFirst(firstOn: IsoDate, until: IsoDate): boolean {
    return this.allows(firstOn, firstOn) || this.allows(firstOn, until);
  }

  /** The first day of the two, not before `from`, on which both may start. */
  firstDayForBoth(from: IsoDate, until: IsoDate): IsoDate | undefined {
    return firstDay(from, until, (date) => this.allows(date, date));
  }

  on(firstOn: IsoDate, secondOn: IsoDate): CoupleStanding {
    const key = `${firstOn} ${secondOn}`;
    let standing = this.standings.get(key);
    if (!standing) this.standings.set(key, (standing = this.standingOn(firstOn, secondOn)));
    return standing;
  }

  /** Rule by rule. */
  findingsOn(firstOn: IsoDate, secondOn: IsoDate): CoupleRuleFinding[] {
    const { first, second, inTurn } = this;
    const one = first.program.id === second.program.id;
    const reach: CoupleRuleReach = one ? (inTurn ? 'one-program' : 'one-program-at-once') : 'one-agency';
    const leavesOn = inTurn ? addDays(firstOn, first.program.typicalStayDays ?? 1) : undefined;
    const programs = one ? [first.program] : [first.program, second.program].sort((a, b) => (a.id < b.id ? -1 : 1));
    return programs.flatMap((program) => {
      const mine = sideOf(first, program, { on: firstOn, partnerOn: secondOn, ...(leavesOn && { leavesOn }) });
      const theirs = sideOf(second, program, { on: secondOn, partnerOn: firstOn });
      const sides = this.inOrder([mine, theirs]);
      const asOf = first.decision.capacity.asOf;
      const standing = rulesFor(program, reach).filter((rule) => standsOn(rule, laterOf(firstOn, secondOn)));
      return standing.map((rule) => ({
        ...{ rule, program },
        finding: evaluateCoupleRule(rule.tree, { sides, reach, asOf }),
      }));
    });
  }

  private standingOn(firstOn: IsoDate, secondOn: IsoDate): CoupleStanding {
    const findings = this.findingsOn(firstOn, secondOn);
    const steps = ([0, 1] as const).map((side) =>
      distinctSteps(findings.flatMap(({ finding }) => finding.steps[side])),
    );
    return {
      isBarred: findings.some(({ finding }) => finding.isBarred),
      steps: this.inOrder([steps[0] ?? [], steps[1] ?? []]),
      conditions: distinctConditions(findings.flatMap((finding) => this.conditionsOf(finding))),
    };
  }

  private conditionsOf({ program, finding }: CoupleRuleFinding): PlanCondition[] {
    const [one, other] = this.inOrder([this.first.partner.clientId, this.second.partner.clientId]);
    return finding.asks.flatMap((asks, side) =>
      asks.map((ask): PlanCondition => {
        if (ask.of === 'staff') return { of: 'staff', programId: program.id, what: ask.question };
        const { fact } = ask;
        const clientId = side === 0 ? one : other;
        return { of: 'client', clientId, programId: program.id, what: FACTS[fact].question, fact };
      }),
    );
  }

  /** From the order in which the two were given to that of their ids, and back. */
  private inOrder<T>([mine, theirs]: readonly [T, T]): readonly [T, T] {
    return this.first.partner.clientId <= this.second.partner.clientId ? [mine, theirs] : [theirs, mine];
  }
}

/** The first day from `from` to `until` that will do. */
export function firstDay(from: IsoDate, until: IsoDate, willDo: (date: IsoDate) => boolean): IsoDate | undefined {
  for (let date = from; date <= until; date = addDays(date, 1)) if (willDo(date)) return date;
  return undefined;
}

function sideOf(
  { partner, program }: Candidate,
  { id: programId, organizationId }: Program,
  days: Pick<CoupleSide['context'], 'on' | 'partnerOn' | 'leavesOn'>,
): CoupleSide {
  const { facts, seenAloneOn } = partner;
  const context = { ...days, organizationId, programId, ...(seenAloneOn !== undefined && { seenAloneOn }) };
  return { facts, entersProgram: program.id === programId, context };
}

const NO_RULES: readonly AdmissionRule[] = [];
const byReach = new WeakMap<readonly AdmissionRule[], Map<CoupleRuleReach, readonly AdmissionRule[]>>();

/** The program's rules that can concern two partners who are no nearer than that. The same for every search. */
function rulesFor({ coupleRules }: Program, reach: CoupleRuleReach): readonly AdmissionRule[] {
  if (coupleRules === undefined || coupleRules.length === 0) return NO_RULES;
  let known = byReach.get(coupleRules);
  if (!known) byReach.set(coupleRules, (known = new Map<CoupleRuleReach, readonly AdmissionRule[]>()));
  let rules = known.get(reach);
  if (!rules) known.set(reach, (rules = coupleRules.filter(({ tree }) => reachesAsFar(tree, reach))));
  return rules;
}

const distinctSteps = (steps: readonly Step[]): readonly Step[] => [
  ...new Map(steps.map((step) => [step.code, step])).values(),
];

function distinctConditions(conditions: readonly PlanCondition[]): PlanCondition[] {
  const key = ({ of, clientId, programId, what }: PlanCondition) =>
    [of, clientId ?? '', of === 'client' ? '' : programId, what].join(' ');
  return [...new Map(conditions.map((condition) => [key(condition), condition])).values()];
}
