import { addDays, laterOf, type IsoDate } from '../calendar.js';
import type { AdmissionRule, Program } from '../program.js';
import type { Ask } from './ask.js';
import type { FindingsHere } from './client-findings.js';
import { isFinal } from './evaluate-rule.js';
import type { Finding } from './finding.js';
import { rulesOf, standsOn, type ProgramRules } from './program-rules.js';
import { bestRemedy, byWaiting, remedyReadyOn, soonestRemedy, waysTogether, type Remedy } from './remedy.js';

/** One rule's finding. The level of care that the program offers is a rule without a version of its own. */
export interface RuleFinding {
  readonly rule: AdmissionRule;
  readonly finding: Finding;
}

/** How one client stands before all rules of one program on one day. */
export interface Standing {
  readonly findings: readonly RuleFinding[];
  readonly excluded: boolean;
  readonly asks: readonly Ask[];
  /** What removes every barrier that can be removed. */
  readonly remedy: Remedy;
  readonly needsSteps: boolean;
}

/** Which of several ways out of a barrier is taken. */
export type Choice = (remedies: readonly Remedy[], from: IsoDate, by: IsoDate) => Remedy | undefined;

/** A sure way first; and, where that leads into another barrier, the soonest, sure or not. */
export const CHOICES: readonly [Choice, Choice] = [bestRemedy, soonestRemedy];

/** Holds one client's facts against every rule of one program that stands on a day, day by day. */
export class Standings {
  private readonly byDay = new Map<IsoDate, Standing>();
  private readonly rules: ProgramRules;
  private latest: Standing | undefined;

  constructor(
    private readonly findings: FindingsHere,
    private readonly program: Program,
    private readonly choose: Choice,
    private readonly terms: { readonly milesFromHome?: number | undefined; readonly done?: ReadonlySet<string> },
  ) {
    this.rules = rulesOf(program);
  }

  on(date: IsoDate): Standing {
    let standing = this.byDay.get(date);
    if (!standing) {
      standing = this.unchanged(date) ?? this.standingOn(date);
      this.byDay.set(date, standing);
      this.latest = standing;
    }
    return standing;
  }

  /** The latest standing, where a day cannot make a difference. */
  private unchanged(date: IsoDate): Standing | undefined {
    const { readsDay, ends, from } = this.rules;
    const sameRules = !readsDay && !ends && from <= this.findings.today && date >= from;
    return sameRules && this.latest && !hasChoice(this.latest) ? this.latest : undefined;
  }

  private standingOn(date: IsoDate): Standing {
    const findings = this.findingsOn(date);
    const { latest } = this;
    if (latest && findings === latest.findings && !hasChoice(latest)) return latest;
    const { today } = this.findings;
    const unmetOnes = findings.flatMap(({ finding }) => (finding.outcome === 'unmet' ? finding : []));
    // Chosen for all barriers at once: work that one of them needs anyway is no work for another.
    const barriers = unmetOnes.map(({ remedies }) => remedies).filter((remedies) => remedies.length > 0);
    const ways = barriers.length === 0 ? [] : waysTogether(barriers, today);
    const remedy = this.choose(ways, today, date) ?? NO_WORK;
    const asks = findings.flatMap(({ finding }) => (finding.outcome === 'unknown' ? finding.asks : []));
    return {
      findings,
      excluded: barriers.length < unmetOnes.length,
      asks: [...asks, ...(remedy.asks ?? [])],
      remedy,
      needsSteps: unmetOnes.length > 0,
    };
  }

  /** The very list of the latest standing, where nothing in it has changed. */
  private findingsOn(date: IsoDate): readonly RuleFinding[] {
    const before = this.latest?.findings;
    const findings: RuleFinding[] = [];
    let same = true;
    for (const rule of this.rules.all) {
      if (!standsOn(rule, date)) continue;
      const finding = this.findingOf(rule, date);
      const known = before?.[findings.length];
      const isKnown = known?.rule === rule && known.finding === finding;
      same &&= isKnown;
      findings.push(isKnown ? known : { rule, finding });
    }
    return before && same && before.length === findings.length ? before : findings;
  }

  private findingOf(rule: AdmissionRule, date: IsoDate): Finding {
    const finding = this.findings.of(rule.tree, date, this.program, this.terms.milesFromHome);
    if (finding.outcome !== 'unmet') return finding;
    return withDone(untilItEnds(rule, finding, this.findings.horizonEnd), this.terms.done);
  }
}

const NO_WORK: Remedy = { steps: [] };

/** True where which way out is taken can depend on the day. */
function hasChoice({ findings }: Standing): boolean {
  return findings.some(({ finding }) => finding.outcome === 'unmet' && finding.remedies.length > 1);
}

/** The day reached, and how the client stands on it. */
export interface ReadyDay {
  readonly day: IsoDate;
  /** Absent where no day inside the horizon will do. */
  readonly standing?: Standing;
  /** What stood in the way today and on the way. */
  readonly findings: readonly RuleFinding[];
}

/** Moves from today to the first day on which every step is done and nothing new has come to stand in the way. */
export function firstReadyDay(on: (date: IsoDate) => Standing, today: IsoDate, horizonEnd: IsoDate): ReadyDay {
  let day = today;
  let { findings } = on(today);
  while (day <= horizonEnd) {
    const standing = on(day);
    findings = mergedFindings(findings, standing.findings);
    if (standing.excluded) return { day, standing, findings };
    const { remedy } = standing;
    const next = laterOf(day, remedyReadyOn(remedy, today));
    if (next === day) return { day, standing, findings };
    day = next;
  }
  return { day: today, findings };
}

/** An earlier day's findings, but the later day's where a rule was met, or turns out to be final. */
export function mergedFindings(earlier: readonly RuleFinding[], later: readonly RuleFinding[]): readonly RuleFinding[] {
  if (earlier === later) return earlier;
  const laterOnes = new Map(later.map((entry) => [entry.rule.id, entry]));
  const chosen = earlier.map((entry) => {
    const after = laterOnes.get(entry.rule.id);
    return after && (entry.finding.outcome === 'met' || isFinal(after.finding)) ? after : entry;
  });
  const known = new Set(chosen.map(({ rule }) => rule.id));
  return [...chosen, ...later.filter(({ rule }) => !known.has(rule.id))];
}

/** A rule that ends inside the horizon can be waited out. */
function untilItEnds({ effectiveTo }: AdmissionRule, finding: Unmet, horizonEnd: IsoDate): Unmet {
  if (effectiveTo === undefined || effectiveTo >= horizonEnd) return finding;
  return { ...finding, remedies: [...finding.remedies, byWaiting(addDays(effectiveTo, 1))] };
}

type Unmet = Extract<Finding, { readonly outcome: 'unmet' }>;

function withDone(finding: Unmet, done?: ReadonlySet<string>): Finding {
  if (!done) return finding;
  const remedies = finding.remedies.map((remedy) => ({
    ...remedy,
    steps: remedy.steps.filter(({ code }) => !done.has(code)),
  }));
  const removed = remedies.some(({ steps, notBefore, asks }) => steps.length === 0 && notBefore === undefined && !asks);
  return removed ? { outcome: 'met', because: finding.because } : { ...finding, remedies };
}
