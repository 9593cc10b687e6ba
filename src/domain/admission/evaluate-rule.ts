import type { ClientFacts } from '../facts/index.js';
import { isSameAsk, type Ask } from './ask.js';
import { askStaff, type Finding } from './finding.js';
import { remedyReadyOn, waysTogether } from './remedy.js';
import type { RuleContext } from './rule-type.js';
import type { RuleTree } from './rule-tree.js';
import { readableTypeOf } from './tree-traits.js';

/**
 * Evaluates a rule for one client on one day: strong Kleene logic over met, unmet and unknown. Remedies combine with it:
 * `all` needs every part's, `any` offers each. A rule that cannot be read is unknown: it neither admits nor turns away.
 */
export function evaluateRule(tree: RuleTree, facts: ClientFacts, context: RuleContext): Finding {
  if ('all' in tree)
    return allOf(
      tree.all.map((part) => evaluateRule(part, facts, context)),
      context,
    );
  if ('any' in tree)
    return anyOf(
      tree.any.map((part) => evaluateRule(part, facts, context)),
      context,
    );
  if ('not' in tree) return notOf(evaluateRule(tree.not, facts, context));
  const type = readableTypeOf(tree);
  if (!type) return askStaff(`What does the rule "${tree.type}" ask for?`, `the rule "${tree.type}" cannot be read`);
  return insideHorizon(type.evaluate(facts, tree.values, context), context);
}

/** Every part must be met. One unmet decides; each remedy must cover all parts, and what is unknown beside it stays unknown. */
export function allOf(parts: readonly Finding[], context: RuleContext): Finding {
  if (parts.length === 0) return WITHOUT_PARTS;
  const unmetParts = parts.filter((part) => part.outcome === 'unmet');
  const asks = asksOf(parts);
  if (unmetParts.length > 0) {
    const final = unmetParts.filter(({ remedies }) => remedies.length === 0);
    const because = reasons(final.length > 0 ? final : unmetParts);
    if (final.length > 0) return { outcome: 'unmet', because, remedies: [] };
    const open = asks.length > 0 ? [[{ steps: [], asks }]] : [];
    const remedies = waysTogether([...open, ...unmetParts.map((part) => part.remedies)], context.asOf);
    return insideHorizon({ outcome: 'unmet', because, remedies }, context);
  }
  const unknown = unknownParts(parts);
  if (unknown.length > 0) return { outcome: 'unknown', because: reasons(unknown), asks };
  return { outcome: 'met', because: reasons(parts) };
}

/** One part is enough. One met decides; unmet only when all are, and then each part's remedies are ways out. */
export function anyOf(parts: readonly Finding[], context: RuleContext): Finding {
  if (parts.length === 0) return WITHOUT_PARTS;
  const metPart = parts.find(({ outcome }) => outcome === 'met');
  if (metPart) return metPart;
  if (unknownParts(parts).length > 0) return { outcome: 'unknown', because: reasons(parts), asks: asksOf(parts) };
  const remedies = parts.flatMap((part) => (part.outcome === 'unmet' ? part.remedies : []));
  return insideHorizon({ outcome: 'unmet', because: reasons(parts), remedies }, context);
}

/** Symmetric: unknown stays unknown. What is met under `not` stands in the way for good. */
export function notOf(part: Finding): Finding {
  if (part.outcome === 'unknown') return part;
  if (part.outcome === 'met') return { outcome: 'unmet', because: part.because, remedies: [] };
  return { outcome: 'met', because: part.because };
}

/** True when nothing inside the horizon would meet it. */
export function isFinal(finding: Finding): boolean {
  return finding.outcome === 'unmet' && finding.remedies.length === 0;
}

function insideHorizon(finding: Finding, { asOf, horizonEnd }: RuleContext): Finding {
  if (finding.outcome !== 'unmet') return finding;
  const remedies = finding.remedies.filter((remedy) => remedyReadyOn(remedy, asOf) <= horizonEnd);
  return remedies.length === finding.remedies.length ? finding : { ...finding, remedies };
}

const WITHOUT_PARTS = askStaff('What does the rule without parts ask for?', 'a rule without parts cannot be read');

const unknownParts = (parts: readonly Finding[]) => parts.filter(({ outcome }) => outcome === 'unknown');

/** What is unknown in some parts, each question once. */
function asksOf(parts: readonly Finding[]): Ask[] {
  const asks = parts.flatMap((part) => (part.outcome === 'unknown' ? part.asks : []));
  return asks.filter((ask, index) => asks.findIndex((other) => isSameAsk(ask, other)) === index);
}

function reasons(parts: readonly Finding[]): string {
  return [...new Set(parts.map(({ because }) => because))].join('; ');
}
