import type { AdmissionRule, Program } from '../../domain/program.js';
import type { RuleOrigin } from '../../domain/vocabulary/programs.js';
import type { Fields } from './fields.js';
import { readRule } from './read-programs.js';

/** A funder, an agency or a site of a scenario, with the rules that its programs have from it. */
export interface RuleOwner {
  readonly origin: RuleOrigin;
  readonly id: string;
  readonly rules: readonly AdmissionRule[];
  /** The programs that it binds, by their ids. */
  readonly programs: readonly string[];
}

const LISTS: readonly (readonly [string, RuleOrigin])[] = [
  ['funders', 'funder'],
  ['agencies', 'agency'],
  ['sites', 'site'],
];

/** The lists of a file whose rules its programs inherit. */
export const OWNER_FIELDS: readonly string[] = LISTS.map(([list]) => list);

/** Reads who has rules for several programs. One whom no program of the file names is a mistake in writing. */
export function readRuleOwners(fields: Fields, programs: readonly Program[]): RuleOwner[] {
  const fundersOf = fields.list('programs').map((program) => program.texts('funders'));
  const owners = LISTS.flatMap(([list, origin]) =>
    fields.list(list).map((owner): RuleOwner => {
      owner.object(['id', 'rules']);
      const id = owner.text('id');
      const binds = ({ organizationId, siteId }: Program, index: number) =>
        origin === 'funder' ? fundersOf[index]?.includes(id) : id === (origin === 'agency' ? organizationId : siteId);
      const bound = programs.filter(binds).map((program) => program.id);
      if (bound.length === 0) owner.problem(`no program names the ${origin} "${id}"`);
      const fallbackId = (index: number) => `${origin}-${id}-rule-${String(index + 1)}`;
      const rules = owner.list('rules').map((rule, index) => readRule(rule, fallbackId(index)));
      return { origin, id, rules, programs: bound };
    }),
  );
  const names = new Set(owners.map(({ origin, id }) => `${origin} ${id}`));
  if (names.size !== owners.length) fields.problem('a funder, an agency or a site stands there twice');
  for (const name of fundersOf.flat())
    if (!names.has(`funder ${name}`)) fields.problem(`no funder is called "${name}"`);
  return owners;
}

/** A program with the rules that it has from others beside its own, each saying from where. */
export function withInheritedRules(program: Program, owners: readonly RuleOwner[]): Program {
  const inherited = owners
    .filter(({ programs }) => programs.includes(program.id))
    .flatMap(({ origin, rules }) => rules.map((rule): AdmissionRule => ({ ...rule, inheritedFrom: origin })));
  return inherited.length === 0 ? program : { ...program, rules: [...program.rules, ...inherited] };
}
