import type { RuleType } from '../domain/admission/rule-type.js';
import type { CoupleRuleReach, CoupleRuleType } from '../domain/couple/couple-rule-type.js';
import type { FactType } from '../domain/facts/fact-type.js';
import type { Fact } from '../domain/facts/index.js';
import type { LegalNote } from '../domain/legal/index.js';

type Facts = Readonly<Record<string, Fact<unknown>>>;

/** The text of docs/ADMISSION-RULES.md: every rule type, what law says of it, and every fact, as the code has them. */
export function renderRuleDocs(
  ruleTypes: readonly RuleType[],
  coupleRuleTypes: readonly CoupleRuleType[],
  facts: Facts,
  notes: readonly LegalNote[],
): string {
  const sections = [
    INTRODUCTION,
    contents(ruleTypes),
    ...ruleTypes.map((type) => renderRuleType(type, facts, notes)),
    COUPLES_INTRODUCTION,
    contents(coupleRuleTypes),
    ...coupleRuleTypes.map((type) => [renderRuleType(type, facts, notes), renderReach(type)].join('\n\n')),
    FACTS_INTRODUCTION,
    renderFacts(facts),
  ];
  return `${sections.join('\n\n')}\n`;
}

const INTRODUCTION = `# Admission rules

Written from the rule types and the fact dictionary by \`npm run write:generated\`: change those, not this page.

A program's admission rule is a rule type with values: \`{ "type": "age-range", "values": { "minimumYears": 18 } }\`. Rules
combine as \`{ "all": [...] }\`, \`{ "any": [...] }\` and \`{ "not": ... }\`; "unless pregnant" is written with \`any\`. Each finding
is \`met\`, \`unmet\` or \`unknown\`, with its reason. What nobody has recorded is unknown, never no.

## Rule types`;

const COUPLES_INTRODUCTION = `## Rule types about two partners

They are stored, versioned and explained like the others, and held against dated plans: never against one client alone.
Each partner's side is answered from that partner's own facts, and shown on that side only. A rule speaks either of one
client or of two partners: the two kinds are not mixed in one rule.`;

const REACHES: Readonly<Record<CoupleRuleReach, string>> = {
  'one-program-at-once': 'both in the program at once',
  'one-program': 'both in the program, at once or one after the other',
  'one-agency': 'both anywhere at the agency',
};

const contents = (types: readonly { readonly code: string; readonly label: string }[]) =>
  types.map(({ code, label }) => `- [${label}](#${code}): \`${code}\``).join('\n');

/** What a rule about two partners says beside what every rule type says. */
function renderReach({ reach, metBy, holdsBack }: CoupleRuleType): string {
  const by = metBy === 'each' ? 'each of the two must meet it' : 'it is enough that one of the two meets it';
  const waits =
    holdsBack === 'self' ? 'the own start waits until it is met' : 'the partner’s start waits until it is met';
  return `It concerns ${REACHES[reach]}; ${by}; ${waits}.`;
}

const FACTS_INTRODUCTION = `## Fact dictionary

Everything that can be known about a client. An empty list is the answer "none". Sensitivity \`part2\` is treatment
information under 42 CFR Part 2, \`link\` that there is a partner. What is asked alone is asked out of the partner's sight and hearing.`;

type Declared = Omit<RuleType, 'evaluate' | 'readsPlace' | 'readsDistance' | 'readsDay'>;

function renderRuleType(type: Declared, facts: Facts, notes: readonly LegalNote[]): string {
  const read = type.reads.map((key) => `- \`${key}\`: ${facts[key]?.question ?? ''}`).join('\n');
  const parts = [
    `<a id="${type.code}"></a>`,
    `### ${type.label}: \`${type.code}\``,
    type.question,
    renderValues(type),
    ...(read === '' ? [] : [`What it reads:\n\n${read}`]),
    `Source: ${type.source}.`,
    ...(type.legalNote === undefined ? [] : [`What can be said against it: ${type.legalNote}`]),
    ...renderNotes(notes.filter(({ ruleType }) => ruleType === type.code)),
  ];
  return parts.join('\n\n');
}

function renderNotes(notes: readonly LegalNote[]): string[] {
  if (notes.length === 0) return [];
  const lines = notes.map(
    ({ jurisdiction, status, when, says, source, ...days }) =>
      `- ${jurisdiction}, ${daysOf(days)}, ${when} (\`${status}\`): ${says}. Source: ${source}.`,
  );
  return [`Law and guidance by date, as a worker is told it:\n\n${lines.join('\n')}`];
}

function daysOf({ effectiveFrom, effectiveTo }: Pick<LegalNote, 'effectiveFrom' | 'effectiveTo'>): string {
  const days = [...(effectiveFrom ? [`from ${effectiveFrom}`] : []), ...(effectiveTo ? [`to ${effectiveTo}`] : [])];
  return days.length === 0 ? 'since when is not recorded' : days.join(' ');
}

function renderValues({ required, optional }: Declared): string {
  const rows = (parameters: Readonly<Record<string, FactType<unknown>>>, mark: string) =>
    Object.entries(parameters).map(([name, { accepted }]) => [`\`${name}\``, accepted, mark]);
  return table(['value', 'accepted', 'required'], [...rows(required, 'yes'), ...rows(optional, 'no')]);
}

function renderFacts(facts: Facts): string {
  const rows = Object.entries(facts).map(([key, { label, question, type, sensitivity, askedAlone }]) => [
    `\`${key}\``,
    label,
    question,
    type.accepted,
    sensitivity,
    askedAlone ? 'yes' : 'no',
  ]);
  return table(['key', 'label', 'question', 'accepted', 'sensitivity', 'asked alone'], rows);
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}
