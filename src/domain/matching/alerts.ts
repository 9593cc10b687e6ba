import { addDays, daysBetween, type IsoDate } from '../calendar.js';
import type { CouplePreferences } from '../couple/couple-preferences.js';
import { legalNotesOn } from '../legal/index.js';
import type { AdmissionRule, Program } from '../program.js';
import { isWithdrawalManagement } from '../vocabulary/care.js';
import { OPIOIDS } from '../vocabulary/use.js';
import { termsOf, type Leg, type PlanDraft } from './plan-draft.js';

/** Every kind of alert. */
export const ALERTS = [
  'withdrawal-clock',
  'return-to-using-home',
  'no-contact',
  'shared-agency-debt',
  'medication-before-detox',
  'take-home-storage',
  'stricter-than-federal',
  'possibly-unlawful',
] as const;

/** A risk or a point to argue that rides on a plan. It concerns one partner or one program, never both partners' facts. */
export interface Alert {
  readonly kind: (typeof ALERTS)[number];
  readonly clientId?: string;
  readonly programId?: string;
  readonly says: string;
}

/** What a worker must have seen before choosing a plan. */
export function alertsOf(plan: PlanDraft, preferences: CouplePreferences): Alert[] {
  return [
    ...plan.legs.flatMap((leg) => legAlerts(leg, preferences)),
    ...contactAlerts(plan),
    ...returnAlerts(plan),
    ...debtAlerts(plan),
    ...storageAlerts(plan),
  ];
}

function legAlerts(leg: Leg, { withdrawalLimitHours }: CouplePreferences): Alert[] {
  const { partner, program, decision } = leg.candidate;
  const { clientId, facts } = partner;
  const alerts: Alert[] = [];
  const firstDay = leg.bridge?.startOn ?? leg.startOn ?? leg.notBefore;
  const waits = daysBetween(decision.capacity.asOf, firstDay);
  if ((facts.withdrawalFrom ?? []).length > 0 && waits > withdrawalLimitHours / 24)
    alerts.push({
      kind: 'withdrawal-clock',
      clientId,
      says: `${String(waits)} days is longer than withdrawal waits: offer medication or a bed for the days between`,
    });
  const opioidsOnly =
    facts.withdrawalFrom?.length !== 0 && facts.withdrawalFrom?.every((name) => OPIOIDS.includes(name));
  if (isWithdrawalManagement(program.levelsOfCare) && opioidsOnly === true && !leg.bridge)
    alerts.push({
      kind: 'medication-before-detox',
      clientId,
      programId: program.id,
      says: 'detox alone is not routinely needed for opioids, and tolerance falls: ask about medication first',
    });
  const start = leg.startOn ?? leg.notBefore;
  for (const { rule, finding } of termsOf(leg).findings)
    if (finding.outcome !== 'met')
      alerts.push(...legalAlerts(rule, program, start).map((alert) => ({ ...alert, clientId, programId: program.id })));
  return alerts;
}

/** What can be argued with. Whoever typed the rule in may know more than the notes, so their own words come first. */
function legalAlerts(
  rule: AdmissionRule,
  { state, levelsOfCare }: Program,
  day: IsoDate,
): Pick<Alert, 'kind' | 'says'>[] {
  const notes = legalNotesOn(rule, state, day, levelsOfCare);
  const noted = (kind: 'stricter-than-federal' | 'possibly-unlawful') => {
    const found = notes.filter(({ status }) => status === kind);
    return found.map(({ says, source }) => ({ kind, says: `${says} (${source})` }));
  };
  const stricter = noted('stricter-than-federal');
  const unlawful = noted('possibly-unlawful');
  const typed =
    rule.legalBasis ?? (stricter.length === 0 && 'the rule asks for more than the federal rule: contestable, check');
  return [
    ...(rule.stricterThanFederal && typed ? [{ kind: 'stricter-than-federal' as const, says: typed }] : stricter),
    ...(rule.possiblyUnlawful === undefined
      ? unlawful
      : [{ kind: 'possibly-unlawful' as const, says: rule.possiblyUnlawful }]),
  ];
}

/** Once for each program, also where both are in one. */
function contactAlerts({ legs }: PlanDraft): Alert[] {
  return [...new Set(legs.map(({ candidate }) => candidate.program))].flatMap(({ id, noContactDays }): Alert[] =>
    noContactDays
      ? [{ kind: 'no-contact', programId: id, says: `no visits or calls for the first ${String(noContactDays)} days` }]
      : [],
  );
}

/** Whoever leaves before the partner starts comes home, with lost tolerance, to somebody who still uses (DOMAIN 1.1). */
function returnAlerts({ legs }: PlanDraft): Alert[] {
  return (
    [
      [legs[0], legs[1]],
      [legs[1], legs[0]],
    ] as const
  ).flatMap(([first, second]): Alert[] => {
    const { typicalStayDays } = first.candidate.program;
    if (first.startOn === undefined || typicalStayDays === undefined) return [];
    const leaves = addDays(first.startOn, typicalStayDays);
    if (leaves > (second.startOn ?? second.notBefore)) return [];
    const { clientId } = first.candidate.partner;
    return [
      {
        kind: 'return-to-using-home',
        clientId,
        says: 'leaves before the partner starts: plan where to stay, naloxone and medication',
      },
    ];
  });
}

/** Two who take medication home to one place (DOMAIN 4 K7). An opioid treatment program asks where doses are kept. */
function storageAlerts({ legs }: PlanDraft): Alert[] {
  if (!legs.every(({ bridge }) => bridge)) return [];
  const says = 'both may take doses home: a locked box for each, and a place for it, before the first';
  return [{ kind: 'take-home-storage', says }];
}

function debtAlerts({ legs }: PlanDraft): Alert[] {
  const [first, second] = legs;
  const { organizationId } = first.candidate.program;
  if (organizationId !== second.candidate.program.organizationId) return [];
  return legs
    .filter(({ candidate }) =>
      candidate.partner.facts.balances?.some(({ organization }) => organization === organizationId),
    )
    .map(({ candidate }) => ({
      kind: 'shared-agency-debt',
      clientId: candidate.partner.clientId,
      says: 'an old bill at this agency is this client’s alone: it may not be held against anybody else',
    }));
}
