import { addDays, dateIn, laterOf, type IsoDate } from '../calendar.js';
import type { ClientFacts } from '../facts/index.js';
import { rulesOn, type AdmissionRule, type Program } from '../program.js';
import type { Ask } from './ask.js';
import { availabilityFor, capacityOf, placesFor, type Availability, type Capacity, type Places } from './capacity.js';
import { evaluateRule, isFinal } from './evaluate-rule.js';
import type { Finding } from './finding.js';
import { bestRemedy, byWaiting, remedyReadyOn, together, type Remedy, type Step } from './remedy.js';
import type { RuleContext } from './rule-type.js';

/** The four decisions, best first. */
export const ADMISSION_DECISIONS = ['ready', 'after-steps', 'undetermined', 'excluded'] as const;
export type Decision = (typeof ADMISSION_DECISIONS)[number];

/** One rule's finding. The level of care that the program offers is a rule without a version of its own. */
export interface RuleFinding {
  readonly rule: AdmissionRule;
  readonly finding: Finding;
}

/** One program against one client: only the client's facts, the program's rules and its places decide. */
export interface AdmissionDecision {
  readonly programId: string;
  readonly decision: Decision;
  /** The first day on which every step can be done; absent when excluded. A best case while anything is unknown. */
  readonly readyOn?: IsoDate;
  /** The first opening on or after `readyOn`; absent when no opening is known. */
  readonly startOn?: IsoDate;
  /** The place of `startOn`. */
  readonly place?: Places;
  readonly availability: Availability;
  /** The day the answer is for: `readyOn`, or the day on which the client was found excluded. */
  readonly on: IsoDate;
  /** What stands in the way today, and what will have come to stand in the way by the day the answer is for. */
  readonly findings: readonly RuleFinding[];
  readonly steps: readonly Step[];
  /** What the rules still need to know. Places are not in it: see `availability`. */
  readonly asks: readonly Ask[];
  readonly capacity: Capacity;
  /** True where the client could start on a day: no rule stands in the way that its steps or waiting do not remove by then. */
  admissibleOn(date: IsoDate): boolean;
}

/** One client, one program and the moment of the question. */
export interface DecisionInput {
  readonly facts: ClientFacts;
  readonly program: Program;
  /** Instant, ISO 8601 with zone. */
  readonly asOf: string;
  readonly horizonDays: number;
  /** Codes of steps to take as done: for asking what one step would open. */
  readonly done?: ReadonlySet<string>;
}

interface Standing {
  readonly findings: readonly RuleFinding[];
  readonly excluded: boolean;
  readonly asks: readonly Ask[];
  readonly remedy: Remedy;
  readonly needsSteps: boolean;
}

/** Decides one client at one program, keeping every reason. */
export function decideAdmission({ facts, program, asOf, horizonDays, done }: DecisionInput): AdmissionDecision {
  const today = dateIn(asOf, program.timeZone);
  const horizonEnd = addDays(today, horizonDays);
  const byDay = new Map<IsoDate, Standing>();
  const on = (date: IsoDate): Standing => {
    let standing = byDay.get(date);
    if (!standing) {
      const context = {
        on: date,
        asOf: today,
        horizonEnd,
        organizationId: program.organizationId,
        programId: program.id,
      };
      standing = standingOn(facts, program, context, done);
      byDay.set(date, standing);
    }
    return standing;
  };
  const admissibleOn = (date: IsoDate) => {
    const { excluded, remedy } = on(date);
    return !excluded && remedyReadyOn(remedy, today) <= date;
  };

  const first = on(today);
  const capacity = capacityOf(program, asOf);
  const availability = availabilityFor(capacity, facts);
  const ready = firstReadyDay(on, today, horizonEnd);
  const base = { programId: program.id, availability, capacity, admissibleOn };
  if (!ready.standing || ready.standing.excluded) {
    const findings = barriers(first, ready.standing ?? first);
    return { ...base, decision: 'excluded', on: ready.day, findings, steps: [], asks: [] };
  }
  const asks = distinctAsks([...first.asks, ...ready.standing.asks]);
  const needsSteps = first.needsSteps || ready.standing.needsSteps;
  const open =
    availability.state === 'unknown' ? undefined : firstOpening(capacity, facts, ready.day, horizonEnd, admissibleOn);
  return {
    ...base,
    decision:
      asks.length > 0 || availability.state === 'unknown' ? 'undetermined' : needsSteps ? 'after-steps' : 'ready',
    readyOn: ready.day,
    ...(open && { startOn: open.date, place: open.place }),
    on: ready.day,
    findings: barriers(first, ready.standing),
    steps: ready.steps,
    asks,
  };
}

/** The first opening on or after a day, in which a known place counts before one that must be confirmed. */
export function firstOpening(
  capacity: Capacity,
  facts: ClientFacts,
  from: IsoDate,
  until: IsoDate,
  admissibleOn: (date: IsoDate) => boolean,
): { readonly date: IsoDate; readonly place: Places } | undefined {
  let provisional: { date: IsoDate; place: Places } | undefined;
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const place = placesFor(capacity, facts, date)[0];
    if (!place || !admissibleOn(date)) continue;
    if (place.certainty === 'known') return { date, place };
    provisional ??= { date, place };
  }
  return provisional;
}

/** Moves from today to the first day on which every step is done and nothing new has come to stand in the way. */
function firstReadyDay(on: (date: IsoDate) => Standing, today: IsoDate, horizonEnd: IsoDate) {
  let day = today;
  let steps: readonly Step[] = [];
  while (day <= horizonEnd) {
    const standing = on(day);
    if (standing.excluded) return { day, standing, steps };
    const { remedy } = standing;
    steps = together({ steps }, remedy).steps;
    const next = laterOf(day, remedyReadyOn(remedy, today));
    if (next === day) return { day, standing, steps };
    day = next;
  }
  return { day: today, standing: undefined, steps };
}

function standingOn(facts: ClientFacts, program: Program, context: RuleContext, done?: ReadonlySet<string>): Standing {
  const findings = [offeredLevel(program), ...rulesOn(program.rules, context.on)].map((rule) => ({
    rule,
    finding: withDone(untilItEnds(rule, evaluateRule(rule.tree, facts, context), context), done),
  }));
  const unmetOnes = findings.flatMap(({ finding }) => (finding.outcome === 'unmet' ? finding : []));
  const remedy = unmetOnes
    .flatMap(({ remedies }) => bestRemedy(remedies, context.asOf) ?? [])
    .reduce(together, { steps: [] });
  const asks = findings.flatMap(({ finding }) => (finding.outcome === 'unknown' ? finding.asks : []));
  return {
    findings,
    excluded: findings.some(({ finding }) => isFinal(finding)),
    asks: [...asks, ...(remedy.asks ?? [])],
    remedy,
    needsSteps: unmetOnes.length > 0,
  };
}

/** Today's findings, but the later day's where a rule is met today, or turns out to be final. */
function barriers(today: Standing, later: Standing): RuleFinding[] {
  const laterOnes = new Map(later.findings.map((entry) => [entry.rule.id, entry]));
  const chosen = today.findings.map((entry) => {
    const after = laterOnes.get(entry.rule.id);
    return after && (entry.finding.outcome === 'met' || isFinal(after.finding)) ? after : entry;
  });
  const known = new Set(chosen.map(({ rule }) => rule.id));
  return [...chosen, ...later.findings.filter(({ rule }) => !known.has(rule.id))];
}

/** A rule that ends inside the horizon can be waited out. */
function untilItEnds({ effectiveTo }: AdmissionRule, finding: Finding, { horizonEnd }: RuleContext): Finding {
  if (finding.outcome !== 'unmet' || effectiveTo === undefined || effectiveTo >= horizonEnd) return finding;
  return { ...finding, remedies: [...finding.remedies, byWaiting(addDays(effectiveTo, 1))] };
}

function withDone(finding: Finding, done?: ReadonlySet<string>): Finding {
  if (!done || finding.outcome !== 'unmet') return finding;
  const remedies = finding.remedies.map((remedy) => ({
    ...remedy,
    steps: remedy.steps.filter(({ code }) => !done.has(code)),
  }));
  const removed = remedies.some(({ steps, notBefore, asks }) => steps.length === 0 && notBefore === undefined && !asks);
  return removed ? { outcome: 'met', because: finding.because } : { ...finding, remedies };
}

const levelRules = new WeakMap<Program, AdmissionRule>();

/** A program is for a client only when it offers a level of care that the client seeks. */
function offeredLevel(program: Program): AdmissionRule {
  let rule = levelRules.get(program);
  if (!rule) {
    rule = {
      id: 'level-of-care',
      version: 1,
      tree: { type: 'level-of-care', values: { levels: program.levelsOfCare } },
      authority: 'program',
      effectiveFrom: '1900-01-01',
    };
    levelRules.set(program, rule);
  }
  return rule;
}

/** The same question once. */
export function distinctAsks(asks: readonly Ask[]): Ask[] {
  const key = (ask: Ask) => (ask.of === 'client' ? `client ${ask.fact}` : `staff ${ask.question}`);
  return [...new Map(asks.map((ask) => [key(ask), ask])).values()];
}
