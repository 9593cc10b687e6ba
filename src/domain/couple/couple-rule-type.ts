import type { Finding } from '../admission/finding.js';
import type { Parameters, Values } from '../admission/rule-type.js';
import type { IsoDate } from '../calendar.js';
import type { ClientFacts, FactKey } from '../facts/index.js';

/**
 * How near two partners must be to each other for a rule to concern them: in one program at once; in one program, at
 * once or one after the other; or anywhere at one agency.
 */
export const COUPLE_RULE_REACHES = ['one-program-at-once', 'one-program', 'one-agency'] as const;
export type CoupleRuleReach = (typeof COUPLE_RULE_REACHES)[number];

/** One partner's side of a plan: the own days and the partner's, and nothing that the partner has said. */
export interface CoupleRuleContext {
  /** The day of this partner's start. */
  readonly on: IsoDate;
  /** The day of the other's start. */
  readonly partnerOn: IsoDate;
  /** The day on which this partner leaves, in a plan in which the other comes only then. */
  readonly leavesOn?: IsoDate;
  /** The day on which this partner was last seen alone; absent for one who never was. */
  readonly seenAloneOn?: IsoDate;
  readonly organizationId: string;
  readonly programId: string;
}

/** A kind of rule about two partners. It is answered for each of them apart, from that person's own facts. */
export interface CoupleRuleType {
  readonly code: string;
  readonly label: string;
  /** The one question this rule type answers, of each partner; `met` always means "good for the plan". */
  readonly question: string;
  readonly source: string;
  /** What a worker may say against it, where law or guidance speaks. */
  readonly legalNote?: string;
  /** True where no desk should hold such a rule against anybody: what is said against it rides on every plan. */
  readonly improper?: true;
  readonly reads: readonly FactKey[];
  readonly reach: CoupleRuleReach;
  /** Whether both must meet it, or what one of them can show is enough. */
  readonly metBy: 'each' | 'either';
  /** Whose start waits until this partner's side is met. */
  readonly holdsBack: 'self' | 'partner';
  readonly required: Parameters;
  readonly optional: Parameters;
  evaluate(facts: ClientFacts, values: Readonly<Record<string, unknown>>, context: CoupleRuleContext): Finding;
}

/** Declares a rule type for couples; the types of `values` and of the facts that may be read follow from it. */
export function defineCoupleRuleType<R extends Parameters, O extends Parameters, K extends FactKey>(
  declaration: Omit<CoupleRuleType, 'reads' | 'required' | 'optional' | 'evaluate'> & {
    readonly reads: readonly K[];
    readonly required: R;
    readonly optional?: O;
    readonly evaluate: (facts: Pick<ClientFacts, K>, values: Values<R, O>, context: CoupleRuleContext) => Finding;
  },
): CoupleRuleType {
  return {
    ...declaration,
    optional: declaration.optional ?? {},
    // The values were checked against the declared parameters when the tree was read.
    evaluate: (facts, values, context) => declaration.evaluate(facts, values as Values<R, O>, context),
  };
}
