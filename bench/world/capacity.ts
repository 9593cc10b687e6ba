import { addDays } from '../../src/domain/calendar.js';
import type { Access, CapacityReport } from '../../src/domain/program.js';
import type { PlaceKind } from '../../src/domain/vocabulary/programs.js';
import type { Random } from './random.js';

const MS_PER_HOUR = 3_600_000;
const NO_REPORTS: readonly CapacityReport[] = [];
const BOOKABLE: Access = { mode: 'bookable' };
const WALK_IN: Access = { mode: 'walk-in' };
const CALL_LISTS: readonly Access[] = ['07:00', '08:00', '09:00'].map((at) => ({ mode: 'call-list', at }));
const INTAKES: readonly Access[] = (
  [
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    ['monday', 'wednesday', 'friday'],
    ['tuesday', 'thursday'],
    ['wednesday'],
  ] as const
).flatMap((weekdays) => [1, 2, 3].map((perDay): Access => ({ mode: 'recurring-intake', perDay, weekdays })));

/** What the reports are of. */
export interface ReportedProgram {
  readonly kind: string;
  readonly takesCouples: boolean;
  readonly sleepsIn: boolean;
}

/** Reports of places: none, fresh, too old, for a later day, intake days, a call list. How often each comes up is assumed. */
export function drawCapacity(random: Random, asOf: string, program: ReportedProgram): readonly CapacityReport[] {
  const state = random.weighted(program.sleepsIn ? HOUSE : CLINIC);
  if (state === 'none') return NO_REPORTS;
  const kinds = kindsOf(random, program);
  return kinds.map((kind, index) => reportOf(random, asOf, state, { kind, id: `report-${String(index + 1)}` }));
}

type State = 'none' | 'fresh' | 'stale' | 'dated' | 'intake' | 'call-list';

const HOUSE: readonly (readonly [number, State])[] = [
  [38, 'none'],
  [24, 'fresh'],
  [14, 'stale'],
  [10, 'dated'],
  [6, 'intake'],
  [8, 'call-list'],
];
const CLINIC: readonly (readonly [number, State])[] = [
  [45, 'none'],
  [12, 'fresh'],
  [8, 'stale'],
  [5, 'dated'],
  [30, 'intake'],
];

function kindsOf(random: Random, { takesCouples, sleepsIn }: ReportedProgram): readonly PlaceKind[] {
  if (!sleepsIn) return ['any'];
  const kinds = random.weighted<readonly PlaceKind[]>([
    [55, ['any']],
    [25, ['woman', 'man']],
    [12, ['any', 'pregnant']],
    [8, ['any', 'with-children']],
  ]);
  return takesCouples && random.chance(0.1) ? [...kinds, 'couples-room'] : kinds;
}

function reportOf(
  random: Random,
  asOf: string,
  state: Exclude<State, 'none'>,
  { kind, id }: { readonly kind: PlaceKind; readonly id: string },
): CapacityReport {
  const hoursAgo = state === 'stale' ? random.int(80, 400) : random.int(1, 23);
  const reportedAt = new Date(Date.parse(asOf) - hoursAgo * MS_PER_HOUR).toISOString();
  const told = reportedAt.slice(0, 10);
  return {
    id,
    kind,
    open: random.weighted([
      [35, 0],
      [35, 1],
      [15, 2],
      [10, 4],
      [5, 8],
    ]),
    from: state === 'dated' ? addDays(told, random.int(2, 40)) : told,
    holdDays: random.pick([0, 1, 2, 3, 7]),
    access: accessOf(random, state),
    reportedAt,
  };
}

function accessOf(random: Random, state: State): Access {
  if (state === 'intake') return random.pick(INTAKES);
  if (state === 'call-list') return random.pick(CALL_LISTS);
  return random.chance(0.8) ? BOOKABLE : WALK_IN;
}
