import { addDays, dateIn, type IsoDate } from '../calendar.js';
import type { ClientFacts } from '../facts/index.js';
import type { Program } from '../program.js';
import { evaluateRule } from './evaluate-rule.js';
import type { Finding } from './finding.js';
import { ANY_PLACE, findingAt } from './local-finding.js';
import type { RuleTree } from './rule-tree.js';
import { RULE_TYPES } from './rule-types/index.js';
import { traitsOf } from './tree-traits.js';

/** Which program asks. */
type Asker = Pick<Program, 'id' | 'organizationId'>;

/**
 * One client's findings. Many programs say the same few hundred things, so each is worked out once: for every day where
 * the answer can change with the day, and for every place that the client's facts name where it matters who asks. To
 * the places that no fact names such a rule gives one and the same answer.
 */
export class ClientFindings {
  private readonly byZone = new Map<string, FindingsHere>();
  private readonly byToday = new Map<IsoDate, FindingsHere>();
  private readonly named: ReadonlySet<string>;

  /** @param asOf Instant, ISO 8601 with zone. */
  constructor(
    readonly facts: ClientFacts,
    private readonly asOf: string,
    private readonly horizonDays: number,
  ) {
    this.named = placesNamedIn(facts);
  }

  /** The findings where `program` is: zones with one calendar day share them. */
  at({ timeZone }: Pick<Program, 'timeZone'>): FindingsHere {
    let here = this.byZone.get(timeZone);
    if (!here) {
      const today = dateIn(this.asOf, timeZone);
      here = this.byToday.get(today);
      if (!here) {
        here = new FindingsHere(this.facts, today, addDays(today, this.horizonDays), this.named);
        this.byToday.set(today, here);
      }
      this.byZone.set(timeZone, here);
    }
    return here;
  }
}

/** The findings for all places with one calendar day. */
export class FindingsHere {
  private readonly lasting = new Map<RuleTree, Finding>();
  private readonly dated = new Map<RuleTree, DatedFindings>();

  constructor(
    private readonly facts: ClientFacts,
    readonly today: IsoDate,
    readonly horizonEnd: IsoDate,
    private readonly named: ReadonlySet<string>,
  ) {}

  /** True where no fact of the client names this program or its agency. */
  isStrangerTo({ id, organizationId }: Asker): boolean {
    return this.named.size === 0 || !(this.named.has(organizationId) || this.named.has(id));
  }

  /** One rule on one day, asked by `program`, so many miles from where the client stays. */
  of(tree: RuleTree, on: IsoDate, program: Asker, milesFromHome?: number): Finding {
    const { readsPlace, readsDistance } = traitsOf(tree);
    if (readsDistance || (readsPlace && !this.isStrangerTo(program)))
      return this.evaluate(tree, on, program, milesFromHome);
    const shared = this.anywhere(tree, on);
    return readsPlace ? findingAt(shared, program) : shared;
  }

  /** One rule as it is asked by any program that no fact names. Not for rules about how far it is. */
  anywhere(tree: RuleTree, on: IsoDate): Finding {
    return traitsOf(tree).readsDay ? this.onDay(tree, on) : this.onAnyDay(tree);
  }

  private onAnyDay(tree: RuleTree): Finding {
    let finding = this.lasting.get(tree);
    if (!finding) this.lasting.set(tree, (finding = this.evaluate(tree, this.today)));
    return finding;
  }

  private onDay(tree: RuleTree, on: IsoDate): Finding {
    let dated = this.dated.get(tree);
    if (!dated) this.dated.set(tree, (dated = { byDay: new Map() }));
    let finding = dated.byDay.get(on);
    if (!finding) {
      finding = this.evaluate(tree, on);
      // Most days change nothing. One object for what is equal shows that at a glance.
      if (dated.met && finding.outcome === 'met' && finding.because === dated.met.because) finding = dated.met;
      else if (finding.outcome === 'met') dated.met = finding;
      dated.byDay.set(on, finding);
    }
    return finding;
  }

  private evaluate(tree: RuleTree, on: IsoDate, asker: Asker = ANY_PLACE, milesFromHome?: number): Finding {
    const { today, horizonEnd, facts } = this;
    const { id: programId, organizationId } = asker;
    const place = { organizationId, programId, ...(milesFromHome !== undefined && { milesFromHome }) };
    return evaluateRule(tree, facts, { ...place, on, asOf: today, horizonEnd });
  }
}

interface DatedFindings {
  readonly byDay: Map<IsoDate, Finding>;
  met?: Finding;
}

const FACTS_ABOUT_PLACES = [
  ...new Set(RULE_TYPES.filter(({ readsPlace }) => readsPlace).flatMap(({ reads }) => reads)),
];

/** Every text in the facts that rules about places read: whatever could be the id of a program or an agency. */
function placesNamedIn(facts: ClientFacts): ReadonlySet<string> {
  const named = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') named.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  for (const key of FACTS_ABOUT_PLACES) collect(facts[key]);
  return named;
}
