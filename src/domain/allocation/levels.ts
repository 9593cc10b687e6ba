import { givenTo, type Allocation, type AllocationProblem, type Applicant, type Choice } from './problem.js';

/** What an allocation is judged by, in this order; a later one never costs anything of an earlier one. */
export const LEVELS = [
  'priority-placed',
  'priority-preference',
  'together',
  'placed',
  'to-confirm',
  'days',
  'preference',
  'lot',
] as const;
export type LevelName = (typeof LEVELS)[number];

/** One thing to make as large or as small as it can be, as a sum over what the applicants are given. */
export interface Level {
  readonly name: LevelName;
  /** The priority class that the level is about, 0 first. */
  readonly priority?: number;
  readonly sense: 'most' | 'fewest';
  worth(applicant: Applicant, index: number): number;
}

/**
 * The levels of a problem: for each priority class in turn, most people placed and then best by their own order; then
 * most couples together, most people, fewest starts to confirm, fewest days; and at last, between equals, own order
 * and a lot. A class with nobody in it has no levels.
 */
export function levelsOf({ applicants, priorityClasses }: AllocationProblem): Level[] {
  const present = new Set(applicants.flatMap(({ people }) => people.map(({ priority }) => priority)));
  const classes = Array.from({ length: priorityClasses }, (_, priority) => priority).filter((one) => present.has(one));
  return [...classes.flatMap(priorityLevels), ...COMMON_LEVELS];
}

/** What an allocation comes to, level by level. */
export function valuesOf(
  { applicants }: AllocationProblem,
  levels: readonly Level[],
  allocation: Allocation,
): number[] {
  return levels.map((level) =>
    applicants.reduce((sum, applicant) => {
      const index = allocation.get(applicant.id);
      return index === undefined || !givenTo(applicant, allocation) ? sum : sum + level.worth(applicant, index);
    }, 0),
  );
}

/** The first level at which `other` differs from `base`, and how; undefined where they are equal. */
export function firstDifference(
  levels: readonly Level[],
  base: readonly number[],
  other: readonly number[],
): { readonly level: Level; readonly better: boolean } | undefined {
  for (const [index, level] of levels.entries()) {
    const [before = 0, after = 0] = [base[index], other[index]];
    if (before !== after) return { level, better: level.sense === 'most' ? after > before : after < before };
  }
  return undefined;
}

function priorityLevels(priority: number): Level[] {
  const of = (applicant: Applicant, index: number) => placedOf(applicant, index, priority);
  return [
    { name: 'priority-placed', priority, sense: 'most', worth: of },
    // By their own order and not by days alone: a couple that wants to be together is not parted to win a day.
    { name: 'priority-preference', priority, sense: 'fewest', worth: (who, index) => of(who, index) * index },
  ];
}

const COMMON_LEVELS: readonly Level[] = [
  { name: 'together', sense: 'most', worth: (who, index) => Number(choiceOf(who, index)?.together ?? false) },
  { name: 'placed', sense: 'most', worth: (who, index) => choiceOf(who, index)?.starts.length ?? 0 },
  {
    name: 'to-confirm',
    sense: 'fewest',
    worth: (who, index) => choiceOf(who, index)?.starts.filter(({ toConfirm }) => toConfirm).length ?? 0,
  },
  {
    name: 'days',
    sense: 'fewest',
    worth: (who, index) => (choiceOf(who, index)?.starts ?? []).reduce((sum, { waitDays }) => sum + waitDays, 0),
  },
  { name: 'preference', sense: 'fewest', worth: (_, index) => index },
  { name: 'lot', sense: 'fewest', worth: (who, index) => lotOf(choiceOf(who, index)?.id ?? '') },
];

const choiceOf = ({ choices }: Applicant, index: number): Choice | undefined => choices[index];

function placedOf(applicant: Applicant, index: number, priority: number): number {
  const starting = choiceOf(applicant, index)?.starts ?? [];
  return applicant.people.filter(
    (person) => person.priority === priority && starting.some(({ clientId }) => clientId === person.clientId),
  ).length;
}

const LOTS = 2 ** 20;

/**
 * A number from 1 to about a million that depends on the name alone (FNV-1a), so that the same question has the same
 * answer. With numbers drawn at random the smallest sum is almost surely reached in one way only (Mulmuley, Vazirani
 * and Vazirani 1987), so that a tie needs no rule by which the same people would lose each time.
 */
export function lotOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % LOTS) + 1;
}
