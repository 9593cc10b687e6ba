import type { Step } from '../../../domain/admission/remedy.js';
import type { ExplainedOption, Explanation } from '../../../domain/matching/explain.js';
import type { Confirmation } from '../../../domain/matching/confirmations.js';
import type { Plan, PlanLeg } from '../../../domain/matching/plan.js';
import { hanging, row } from './columns.js';
import { programInWords, type Names } from './named.js';
import { dayInWords, daysInWords, PLAN_KIND_IN_WORDS } from './words.js';

const INDENT = 4;
const WIDTHS = [7, 45, 21, 26] as const;

/** The head of the table that plans are shown in. */
export const PLAN_HEADING = row(['who', 'where', 'town', 'start'], WIDTHS, INDENT);

/** One plan: how, when, who goes where, what stands in the way of each, what to confirm and what to think of. */
export function describePlan(plan: Plan, names: Names): string[] {
  const legs = [...plan.legs].sort((a, b) => names.positionOf(a.clientId) - names.positionOf(b.clientId));
  return [
    `${String(plan.rank).padStart(2)}. ${summaryOf(plan)}`,
    ...places(legs, names),
    ...legs.flatMap((leg) => barriers(leg, names)),
    ...confirmations(plan, names),
    ...alerts(plan, names),
  ];
}

function summaryOf({ kind, status, bothInOn, notBefore, milesApart }: Plan): string {
  const when =
    bothInOn === undefined ? `both in not before ${dayInWords(notBefore)}` : `both in ${dayInWords(bothInOn)}`;
  const apart = milesApart === undefined || milesApart === 0 ? '' : `, ${String(milesApart)} miles apart`;
  return `${status.toUpperCase()}: ${PLAN_KIND_IN_WORDS[kind]}${apart}; ${when}`;
}

/** Each partner's row; one for both where nothing but the name differs. */
function places(legs: readonly PlanLeg[], names: Names): string[] {
  const [first, second] = legs.map((leg) => JSON.stringify(cells(leg, names)));
  const isShared = first === second && legs.every(({ bridge }) => !bridge);
  const shown = isShared ? legs.slice(0, 1) : legs;
  return shown.flatMap((leg) => {
    const who = isShared ? 'both' : names.clientOf(leg.clientId);
    if (!leg.bridge) return place(who, leg, names);
    return [...place(who, leg.bridge, names), ...place('  then', leg, names)];
  });
}

function place(who: string, option: ExplainedOption, names: Names): string[] {
  return row([who, ...cells(option, names)], WIDTHS, INDENT);
}

function cells(option: ExplainedOption, names: Names): string[] {
  const program = names.programOf(option.programId);
  const miles = option.milesFromHome === undefined ? '' : `, ${String(option.milesFromHome)} mi`;
  return [programInWords(program), `${program.city}${miles}`, startOf(option, program.phone)];
}

function startOf({ startOn, place: { state, because } }: ExplainedOption, phone: string | null): string {
  if (startOn !== undefined) return `${dayInWords(startOn)}${state === 'known' ? '' : ', call first'}`;
  const why = because === 'no report of places' || because === undefined ? 'places not reported' : because;
  return `call${phone === null ? '' : ` ${phone}`}: ${why}`;
}

/** What is known to stand in the way of one partner. What is not known is under "confirm". */
function barriers({ bridge, ...leg }: PlanLeg, names: Names): string[] {
  return [...(bridge ? [bridge] : []), leg].flatMap(({ clientId, barriers: all, steps }) =>
    all
      .filter(({ outcome }) => outcome === 'unmet')
      .flatMap((barrier) =>
        labelled('in the way', `${names.clientOf(clientId)}: ${barrier.because}. To do: ${wayOut(barrier, steps)}`),
      ),
  );
}

function wayOut({ remedies }: Explanation, steps: readonly Step[]): string {
  const chosen = remedies.find((remedy) => remedy.steps.every(({ code }) => steps.some((step) => step.code === code)));
  if (!chosen) return 'nothing is known to remove this';
  const parts = chosen.steps.map(stepInWords);
  if (chosen.notBefore !== undefined) parts.push(`wait until ${dayInWords(chosen.notBefore)}`);
  return parts.join(', and ');
}

/** A step with how long it takes and who can do it. */
export function stepInWords({ action, leadDays, actor }: Step): string {
  return `${action} (${daysInWords(leadDays)}, ${actor.replaceAll('-', ' ')})`;
}

/** What must be confirmed, one line for each person who can say. */
function confirmations({ confirm }: Plan, names: Names): string[] {
  const byPerson = new Map<string, string[]>();
  for (const confirmation of confirm) {
    const person = whom(confirmation, names);
    const said = byPerson.get(person) ?? [];
    if (!said.includes(confirmation.what)) said.push(confirmation.what);
    byPerson.set(person, said);
  }
  return [...byPerson].flatMap(([person, said]) => labelled('confirm', `${person}: ${said.join('; ')}`));
}

function whom({ of, clientId, programId }: Confirmation, names: Names): string {
  if (of === 'client') return `ask ${clientId === undefined ? 'both' : names.clientOf(clientId)}`;
  if (of === 'staff' && programId !== undefined) return `staff of ${names.programOf(programId).name}`;
  return of === 'staff' ? 'staff' : 'you';
}

function alerts({ alerts: all }: Plan, names: Names): string[] {
  const said = all.map(({ clientId, programId, says }) => {
    const subject = clientId !== undefined ? names.clientOf(clientId) : programId && names.programOf(programId).name;
    return subject === undefined ? says : `${subject}: ${says}`;
  });
  return [...new Set(said)].flatMap((text) => labelled('alert', text));
}

const labelled = (label: string, text: string) => hanging(`${' '.repeat(INDENT)}${label.padEnd(12)}`, text);
