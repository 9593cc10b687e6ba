import type { IsoDate } from '../calendar.js';
import type { FactType } from '../facts/fact-type.js';
import type { ClientFacts, FactKey } from '../facts/index.js';
import type { Finding } from './finding.js';

/** When and where a rule is asked. */
export interface RuleContext {
  /** The day the answer is for: age, months of use and days since discharge are counted on it. */
  readonly on: IsoDate;
  /** Today at the program's place: work on remedies starts here. */
  readonly asOf: IsoDate;
  /** The last day looked at: a remedy that is ready later is no remedy. */
  readonly horizonEnd: IsoDate;
  /** As the crow flies, from where the client stays to the program; absent where either is not on the map. */
  readonly milesFromHome?: number;
  readonly organizationId: string;
  readonly programId: string;
}

/** The values that a rule type takes, by name. */
export type Parameters = Readonly<Record<string, FactType<unknown>>>;
type ValueOf<P> = P extends FactType<infer T> ? T : never;
/** Values that were checked against the declared parameters. */
export type Values<R extends Parameters, O extends Parameters> = { readonly [K in keyof R]: ValueOf<R[K]> } & {
  readonly [K in keyof O]?: ValueOf<O[K]>;
};

/** A kind of admission rule. Code is the type; a program's rule is this type with values. */
export interface RuleType {
  readonly code: string;
  readonly label: string;
  /** The one question this rule type answers; `met` always means "good for admission". */
  readonly question: string;
  /** Where the rule type is described or regulated. */
  readonly source: string;
  /** What a worker may say against it, where law or guidance speaks. */
  readonly legalNote?: string;
  readonly reads: readonly FactKey[];
  /**
   * True where it matters which program or agency asks: only then may the rule look at their ids, and only to compare
   * them with those that the client's facts name, or to put them into the code of a step.
   */
  readonly readsPlace?: boolean;
  /** True where it matters how far the program is: only then may the rule look at `milesFromHome`. */
  readonly readsDistance?: boolean;
  /** True where the answer can change from one day to the next: only then may the rule look at `on`. */
  readonly readsDay?: boolean;
  readonly required: Parameters;
  readonly optional: Parameters;
  evaluate(facts: ClientFacts, values: Readonly<Record<string, unknown>>, context: RuleContext): Finding;
}

/** Declares a rule type; the types of `values` and of the facts that may be read follow from the declaration. */
export function defineRuleType<R extends Parameters, O extends Parameters, K extends FactKey>(declaration: {
  code: string;
  label: string;
  question: string;
  source: string;
  legalNote?: string;
  reads: readonly K[];
  readsPlace?: boolean;
  readsDistance?: boolean;
  readsDay?: boolean;
  required: R;
  optional?: O;
  evaluate: (facts: Pick<ClientFacts, K>, values: Values<R, O>, context: RuleContext) => Finding;
}): RuleType {
  return {
    ...declaration,
    optional: declaration.optional ?? {},
    // The values were checked against the declared parameters when the tree was read.
    evaluate: (facts, values, context) => declaration.evaluate(facts, values as Values<R, O>, context),
  };
}

/** What is wrong with the values of a rule of this type, by parameter; an empty list when nothing is. */
export function checkValues(
  { required, optional }: Pick<RuleType, 'required' | 'optional'>,
  values: Readonly<Record<string, unknown>>,
): { readonly parameter: string; readonly accepted: string }[] {
  const all: Parameters = { ...required, ...optional };
  const names = new Set([...Object.keys(required), ...Object.keys(values)]);
  return [...names].flatMap((parameter) => {
    const type = Object.hasOwn(all, parameter) ? all[parameter] : undefined;
    if (!type) return [{ parameter, accepted: `no such value; this rule takes ${Object.keys(all).join(', ')}` }];
    return type.accepts(values[parameter]) ? [] : [{ parameter, accepted: type.accepted }];
  });
}
