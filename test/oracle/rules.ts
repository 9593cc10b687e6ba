import type { Ask } from '../../src/domain/admission/ask.js';
import type { Finding } from '../../src/domain/admission/finding.js';
import type { Remedy, Step } from '../../src/domain/admission/remedy.js';
import { ruleTypeOf, type RuleTree } from '../../src/domain/admission/rule-tree.js';
import { checkValues, type RuleContext } from '../../src/domain/admission/rule-type.js';
import { addDays, type IsoDate } from '../../src/domain/calendar.js';
import type { ClientFacts } from '../../src/domain/facts/index.js';

/**
 * DESIGN 4.2: what a tree of rules comes to for one client on one day. What a single rule means is left to its type; how
 * rules and their remedies combine is written out here.
 */
export function findingOf(tree: RuleTree, facts: ClientFacts, context: RuleContext): Finding {
  if ('all' in tree)
    return allMet(
      tree.all.map((part) => findingOf(part, facts, context)),
      context,
    );
  if ('any' in tree) return oneMet(tree.any.map((part) => findingOf(part, facts, context)));
  if ('not' in tree) return opposite(findingOf(tree.not, facts, context));
  const type = ruleTypeOf(tree.type);
  // A rule that cannot be read is unknown: it neither admits nor turns away.
  if (!type || checkValues(type, tree.values).length > 0) return cannotBeRead(`the rule "${tree.type}"`);
  const finding = type.evaluate(facts, tree.values, context);
  if (finding.outcome !== 'unmet') return finding;
  return {
    ...finding,
    remedies: finding.remedies.filter((remedy) => doneOn(remedy, context.asOf) <= context.horizonEnd),
  };
}

/** `all`: one unmet decides; else one unknown withholds; else met. A remedy of `all` needs one of every unmet part. */
function allMet(parts: readonly Finding[], { asOf, horizonEnd }: RuleContext): Finding {
  if (parts.length === 0) return cannotBeRead('the rule without parts');
  const because = 'of all its parts';
  if (parts.some(({ outcome }) => outcome === 'unmet')) {
    // What is unknown beside an unmet part goes with the remedy as a question.
    const open: Remedy = { steps: [], asks: asksIn(parts) };
    const barriers = parts.flatMap((part) => (part.outcome === 'unmet' ? [part.remedies] : []));
    const remedies = oneOfEach([[open], ...barriers]);
    return { outcome: 'unmet', because, remedies: remedies.filter((one) => doneOn(one, asOf) <= horizonEnd) };
  }
  if (parts.some(({ outcome }) => outcome === 'unknown')) return { outcome: 'unknown', because, asks: asksIn(parts) };
  return { outcome: 'met', because };
}

/** `any`: one met decides; else one unknown withholds; else unmet, with the remedies of every part as alternatives. */
function oneMet(parts: readonly Finding[]): Finding {
  if (parts.length === 0) return cannotBeRead('the rule without parts');
  const because = 'of any of its parts';
  if (parts.some(({ outcome }) => outcome === 'met')) return { outcome: 'met', because };
  if (parts.some(({ outcome }) => outcome === 'unknown')) return { outcome: 'unknown', because, asks: asksIn(parts) };
  return {
    outcome: 'unmet',
    because,
    remedies: parts.flatMap((part) => (part.outcome === 'unmet' ? part.remedies : [])),
  };
}

/** `not`: met and unmet change places, and no rule says what would undo a fact; unknown stays unknown. */
function opposite(part: Finding): Finding {
  const because = 'of its opposite';
  if (part.outcome === 'unknown') return part;
  return part.outcome === 'met' ? { outcome: 'unmet', because, remedies: [] } : { outcome: 'met', because };
}

function cannotBeRead(what: string): Finding {
  const question = `What does ${what} ask for?`;
  return { outcome: 'unknown', because: `${what} cannot be read`, asks: [{ of: 'staff', question }] };
}

const asksIn = (parts: readonly Finding[]): Ask[] =>
  distinct(parts.flatMap((part) => (part.outcome === 'unknown' ? part.asks : [])));

/** The same question once. */
export function distinct(asks: readonly Ask[]): Ask[] {
  const keys = asks.map((ask) => JSON.stringify(ask.of === 'client' ? [ask.of, ask.fact] : [ask.of, ask.question]));
  return asks.filter((_, index) => keys.indexOf(keys[index]!) === index);
}

/** Unmet, and nothing inside the horizon changes it. */
export const isFinal = (finding: Finding): boolean => finding.outcome === 'unmet' && finding.remedies.length === 0;

/** Every choice of one remedy for each of several barriers; less what asks and needs all that another does, and more. */
export function oneOfEach(barriers: readonly (readonly Remedy[])[]): Remedy[] {
  let choices: Remedy[] = [{ steps: [] }];
  for (const remedies of barriers) {
    choices = choices.flatMap((before) => remedies.map((more) => both(before, more)));
    choices = choices.filter(
      (choice, index) =>
        !choices.some(
          (other, at) => at !== index && asksNoMore(other, choice) && (at < index || !asksNoMore(choice, other)),
        ),
    );
  }
  return choices;
}

/** Two remedies side by side: shared work once, with the longer lead, and not before the later of two dates. */
function both(a: Remedy, b: Remedy): Remedy {
  const dates = [a.notBefore, b.notBefore].filter((date) => date !== undefined).sort();
  const latest = dates.at(-1);
  const steps = new Map<string, Step>();
  for (const step of [...a.steps, ...b.steps])
    if (step.leadDays > (steps.get(step.code)?.leadDays ?? -1)) steps.set(step.code, step);
  const asks = distinct([...(a.asks ?? []), ...(b.asks ?? [])]);
  return { steps: [...steps.values()], asks, ...(latest !== undefined && { notBefore: latest }) };
}

/** True where everything that the one needs is needed by the other too, and no sooner. */
function asksNoMore(one: Remedy, other: Remedy): boolean {
  const asked = (other.asks ?? []).map((ask) => JSON.stringify(ask));
  return (
    (one.notBefore ?? '') <= (other.notBefore ?? '') &&
    one.steps.every(({ code, leadDays }) =>
      other.steps.some((step) => step.code === code && leadDays <= step.leadDays),
    ) &&
    (one.asks ?? []).every((ask) => asked.includes(JSON.stringify(ask)))
  );
}

/** The day on which a remedy is done, when work starts on `from`: leads run in parallel unless one depends on another. */
export function doneOn({ steps, notBefore }: Remedy, from: IsoDate): IsoDate {
  const daysOf = (step: Step): number => {
    const before = steps.filter(({ code }) => step.after?.includes(code));
    return step.leadDays + Math.max(0, ...before.map(daysOf));
  };
  const worked = addDays(from, Math.max(0, ...steps.map(daysOf)));
  return notBefore !== undefined && notBefore > worked ? notBefore : worked;
}

/** How much is still open when the work is done: nothing, for a sure remedy. */
export const openAsks = ({ asks = [] }: Remedy): number => asks.length;
