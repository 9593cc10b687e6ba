import type { PlanKind } from '../couple/couple-preferences.js';
import type { ExplainedOption } from './explain.js';
import type { Plan } from './plan.js';
import type { OwnOptions } from './search-plans.js';

/** What became of something listed: it was not there before, is not there any more, or stands otherwise. */
export const CHANGES = ['gained', 'lost', 'moved'] as const;
export type Change = (typeof CHANGES)[number];

/** Where a plan or an option stands in its list; null where it is not listed. */
export interface Standing {
  readonly rank: number | null;
  /** The day on which both are in, or the own start; null while it is not known. */
  readonly on: string | null;
  readonly status: string | null;
}

/** One plan that changed: its kind, and the program of each partner in the order of their ids. */
export interface PlanChange {
  readonly change: Change;
  readonly kind: PlanKind;
  readonly programIds: readonly string[];
  readonly before: Standing;
  readonly after: Standing;
}

/** One program that changed for one client. */
export interface OptionChange {
  readonly change: Change;
  readonly clientId: string;
  readonly programId: string;
  readonly before: Standing;
  readonly after: Standing;
}

const UNLISTED: Standing = { rank: null, on: null, status: null };

/** Whether something that is not listed is there all the same, only too far down: asked of the other of two answers. */
export interface IsThere<T> {
  before(one: T): boolean;
  after(one: T): boolean;
}

/** The plans of a new answer against those of the present one, in the new order; those that are lost come last. */
export function changedPlans(before: readonly Plan[], after: readonly Plan[], isThere: IsThere<Plan>): PlanChange[] {
  return changes(before, after, isThere, { key: planKey, standing: planStanding }).map(({ item, ...change }) => ({
    ...change,
    kind: item.kind,
    programIds: item.legs.map(({ programId }) => programId),
  }));
}

/** One client's own options, compared in the same way. */
export function changedOptions(
  before: OwnOptions,
  after: OwnOptions,
  isThere: IsThere<ExplainedOption>,
): OptionChange[] {
  const key = ({ programId }: ExplainedOption) => programId;
  return changes(before.options, after.options, isThere, { key, standing: optionStanding }).map(
    ({ item, ...change }) => ({ ...change, clientId: item.clientId, programId: item.programId }),
  );
}

/** What makes a plan the same plan with another date: its kind, both programs, and what is taken while waiting. */
export function planKey({ kind, legs }: Plan): string {
  return [kind, ...legs.map(({ programId, bridge }) => `${programId}<${bridge?.programId ?? ''}`)].join(' ');
}

interface Listed<T> {
  readonly key: (one: T) => string;
  readonly standing: (one: T, index: number) => Standing;
}

/** Two forms of one plan, such as either order of a staggered start, are compared best with best. */
function changes<T>(
  before: readonly T[],
  after: readonly T[],
  isThere: IsThere<T>,
  { key, standing }: Listed<T>,
): { item: T; change: Change; before: Standing; after: Standing }[] {
  const [old, now] = [firstOfEach(before, key), firstOfEach(after, key)];
  const found = [...now].flatMap(([name, { item, index }]) => {
    const earlier = old.get(name);
    const stands = standing(item, index);
    if (earlier) {
      const stood = standing(earlier.item, earlier.index);
      return isSame(stood, stands) ? [] : { item, change: 'moved' as const, before: stood, after: stands };
    }
    const change = isThere.before(item) ? ('moved' as const) : ('gained' as const);
    return { item, change, before: UNLISTED, after: stands };
  });
  const gone = [...old].flatMap(([name, { item, index }]) => {
    if (now.has(name)) return [];
    const change = isThere.after(item) ? ('moved' as const) : ('lost' as const);
    return { item, change, before: standing(item, index), after: UNLISTED };
  });
  return [...found, ...gone];
}

function firstOfEach<T>(items: readonly T[], key: (one: T) => string): Map<string, { item: T; index: number }> {
  const first = new Map<string, { item: T; index: number }>();
  for (const [index, item] of items.entries()) if (!first.has(key(item))) first.set(key(item), { item, index });
  return first;
}

const isSame = (a: Standing, b: Standing) => a.rank === b.rank && a.on === b.on && a.status === b.status;

const planStanding = ({ rank, bothInOn, status }: Plan): Standing => ({ rank, on: bothInOn ?? null, status });

const optionStanding = ({ startOn, decision }: ExplainedOption, index: number): Standing => ({
  rank: index + 1,
  on: startOn ?? null,
  status: decision,
});
