import type { Program } from '../program.js';
import type { ExplainedOption } from './explain.js';
import type { Plan } from './plan.js';
import { searchOptions, searchPlans, type ClientSearchInput } from './search-plans.js';
import type { CoupleSearchInput, CoupleSearchResult, OwnOptions } from './search-plans.js';
import {
  changedOptions,
  changedPlans,
  planKey,
  type Change,
  type OptionChange,
  type PlanChange,
} from './what-changed.js';

/** How often something of one kind, or at one program, changed. */
export type ChangeCounts = Readonly<Record<Change, number>>;

/** What a search would answer if something were otherwise, and what is different from the present answer. */
export interface CouplePreview {
  readonly answer: CoupleSearchResult;
  readonly plans: readonly PlanChange[];
  /** Each partner's own options. */
  readonly options: readonly OptionChange[];
}

/** So many plans of a few programs: all of them. */
const ALL = 1000;

/** Searches twice, as it is and as it would be, and compares what is listed. */
export function previewPlans(present: CoupleSearchInput, changed: CoupleSearchInput): CouplePreview {
  const [before, after] = [searchPlans(present), searchPlans(changed)];
  const isAmong = (input: CoupleSearchInput) => (plan: Plan) => {
    const named = new Set(
      plan.legs.flatMap(({ programId, bridge }) => [programId, ...(bridge ? [bridge.programId] : [])]),
    );
    const { plans } = searchPlans({ ...input, programs: only(named, input.programs), limit: ALL });
    return plans.some((other) => planKey(other) === planKey(plan));
  };
  const plans = changedPlans(before.plans, after.plans, { before: isAmong(present), after: isAmong(changed) });
  const options = after.individual.flatMap((own) => {
    const earlier = before.individual.find(({ clientId }) => clientId === own.clientId);
    const alone = (input: CoupleSearchInput) => clientInput(input, own.clientId);
    return earlier ? optionChanges([earlier, own], [alone(present), alone(changed)]) : [];
  });
  return { answer: after, plans, options };
}

/** The same for one client alone. */
export function previewOptions(
  present: ClientSearchInput,
  changed: ClientSearchInput,
): { readonly own: OwnOptions; readonly options: readonly OptionChange[] } {
  const [before, after] = [searchOptions(present), searchOptions(changed)];
  return { own: after, options: optionChanges([before, after], [present, changed]) };
}

/** Counts changes by what they are of; a change that is of several counts for each. */
export function countChanges<T extends { readonly change: Change }>(
  changes: readonly T[],
  of: (one: T) => readonly string[],
): Readonly<Record<string, ChangeCounts>> {
  const counts = new Map<string, Record<Change, number>>();
  for (const one of changes)
    for (const key of new Set(of(one))) {
      const known = counts.get(key) ?? { gained: 0, lost: 0, moved: 0 };
      known[one.change] += 1;
      counts.set(key, known);
    }
  return Object.fromEntries(counts);
}

function optionChanges(
  [before, after]: readonly [OwnOptions, OwnOptions],
  [present, changed]: readonly [ClientSearchInput | undefined, ClientSearchInput | undefined],
): OptionChange[] {
  const isThere = (input: ClientSearchInput | undefined) => (option: ExplainedOption) =>
    input !== undefined &&
    searchOptions({ ...input, programs: only(new Set([option.programId]), input.programs) }).options.length > 0;
  return changedOptions(before, after, { before: isThere(present), after: isThere(changed) });
}

function clientInput(input: CoupleSearchInput, clientId: string): ClientSearchInput | undefined {
  const { partners, programs, asOf, limit, preferences } = input;
  const partner = partners.find((one) => one.clientId === clientId);
  const { horizonDays, travelLimitMiles } = preferences;
  return partner && { partner, programs, asOf, limit, horizonDays, travelLimitMiles };
}

const only = (ids: ReadonlySet<string>, programs: readonly Program[]) => programs.filter(({ id }) => ids.has(id));
