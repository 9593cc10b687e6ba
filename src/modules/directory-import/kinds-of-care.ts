import type { LevelOfCare } from '../../domain/vocabulary/care.js';
import type { Codes } from './directory-codes.js';

/** A kind of care that admits on its own, so that one facility of several kinds runs several programs. */
export interface KindOfCare {
  readonly key: string;
  readonly label: string;
  /** The directory's codes for it and the level of care that each states. */
  readonly levels: Readonly<Record<string, LevelOfCare>>;
  /** True where the unit is there to manage withdrawal. */
  readonly managesWithdrawal?: true;
  /** True where clients live in the house, so that children's beds concern it. */
  readonly housesFamilies?: true;
}

/** In the order in which a facility's programs are listed. Each code belongs to one kind. */
export const KINDS_OF_CARE: readonly KindOfCare[] = [
  {
    key: 'hospital-withdrawal',
    label: 'hospital withdrawal management',
    levels: { HID: 'hospital-withdrawal-management' },
    managesWithdrawal: true,
  },
  {
    key: 'residential-withdrawal',
    label: 'residential withdrawal management',
    levels: { RD: 'residential-withdrawal-management' },
    managesWithdrawal: true,
  },
  {
    key: 'ambulatory-withdrawal',
    label: 'ambulatory withdrawal management',
    levels: { OD: 'ambulatory-withdrawal-management' },
    managesWithdrawal: true,
  },
  { key: 'hospital', label: 'hospital inpatient treatment', levels: { HIT: 'hospital-inpatient' } },
  {
    key: 'residential',
    label: 'residential treatment',
    levels: { RS: 'residential-short-term', RL: 'residential-long-term' },
    housesFamilies: true,
  },
  {
    key: 'outpatient',
    label: 'outpatient treatment',
    levels: { ODT: 'day-treatment', OIT: 'intensive-outpatient', ORT: 'outpatient' },
  },
  {
    key: 'medication',
    label: 'medication treatment',
    levels: { OTP: 'opioid-treatment-program', OMB: 'office-based-medication' },
  },
  { key: 'recovery-residence', label: 'recovery residence', levels: { HH: 'recovery-residence' } },
];

/** A facility that states no kind of care still exists: it is kept, with no level of care, for staff to ask. */
export const UNSTATED_KIND: KindOfCare = { key: 'unstated', label: 'kind of care not stated', levels: {} };

/** The kinds of care that a facility states, each with its levels; `UNSTATED_KIND` where it states none. */
export function kindsOfCare(codes: Codes): { kind: KindOfCare; levels: LevelOfCare[] }[] {
  const stated = KINDS_OF_CARE.map((kind) => ({ kind, levels: levelsStated(kind, codes) })).filter(
    ({ levels }) => levels.length > 0,
  );
  return stated.length > 0 ? stated : [{ kind: UNSTATED_KIND, levels: [] }];
}

function levelsStated(kind: KindOfCare, codes: Codes): LevelOfCare[] {
  return Object.entries(kind.levels)
    .filter(([code]) => codes.has(code))
    .map(([, level]) => level);
}
