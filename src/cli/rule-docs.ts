import type { RuleType } from '../domain/admission/rule-type.js';
import type { FactType } from '../domain/facts/fact-type.js';
import type { Fact } from '../domain/facts/index.js';
import type { LegalNote } from '../domain/legal/index.js';

type Facts = Readonly<Record<string, Fact<unknown>>>;

/** The text of docs/ADMISSION-RULES.md: every rule type, what law says of it, and every fact, as the code has them. */
export function renderRuleDocs(ruleTypes: readonly RuleType[], facts: Facts, notes: readonly LegalNote[]): string {
  const sections = [
    INTRODUCTION,
    ruleTypes.map(({ code, label }) => `- [${label}](#${code}): \`${code}\``).join('\n'),
    ...ruleTypes.map((type) => renderRuleType(type, facts, notes)),
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

const FACTS_INTRODUCTION = `## Fact dictionary

Everything that can be known about a client. An empty list is the answer "none". Sensitivity \`part2\` is treatment
information under 42 CFR Part 2. What is asked alone is asked out of the partner's sight and hearing.`;

function renderRuleType(type: RuleType, facts: Facts, notes: readonly LegalNote[]): string {
  const read = type.reads.map((key) => `- \`${key}\`: ${facts[key]?.question ?? ''}`).join('\n');
  const parts = [
    `<a id="${type.code}"></a>`,
    `### ${type.label}: \`${type.code}\``,
    type.question,
    renderValues(type),
    `What it reads:\n\n${read}`,
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

function renderValues({ required, optional }: RuleType): string {
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
