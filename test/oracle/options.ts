import { dateIn, type IsoDate } from '../../src/domain/calendar.js';
import { milesIfKnown } from '../../src/domain/matching/distance.js';
import type { Partner } from '../../src/domain/matching/candidate.js';
import type { FactKey } from '../../src/domain/facts/index.js';
import type { Program } from '../../src/domain/program.js';
import { admissionOf, type Admission, type Terms } from './decision.js';
import { findingOf, isFinal } from './rules.js';

/** One program for one client. */
export interface Option {
  readonly partner: Partner;
  readonly program: Program;
  readonly admission: Admission;
  readonly milesFromHome: number | undefined;
  /** True where the client has a travel limit and nobody knows from where it counts. */
  readonly reachUnknown: boolean;
}

/** What a search goes by. */
export interface Terrain {
  readonly programs: readonly Program[];
  readonly asOf: string;
  readonly horizonDays: number;
  readonly travelLimitMiles: number | null;
}

/** The option of one client at one program; `done` is work to take as done. */
export function optionAt(partner: Partner, program: Program, terrain: Terrain, done?: string): Option {
  const { asOf, horizonDays, travelLimitMiles } = terrain;
  return {
    partner,
    program,
    admission: admissionOf({ facts: partner.facts, program, asOf, horizonDays, ...(done !== undefined && { done }) }),
    milesFromHome: milesIfKnown(partner.home, program.point),
    reachUnknown: travelLimitMiles !== null && partner.home === undefined,
  };
}

/** DESIGN 4.3: programs whose level of care the client seeks, or may; inside the travel limit where there is one. */
export function optionsFor(partner: Partner, terrain: Terrain, done?: string): Option[] {
  const { programs, asOf, travelLimitMiles } = terrain;
  const options: Option[] = [];
  for (const program of programs) {
    const on = dateIn(asOf, program.timeZone);
    const tree = { type: 'level-of-care', values: { levels: program.levelsOfCare } };
    const context = { on, asOf: on, horizonEnd: on, organizationId: '', programId: '' };
    if (isFinal(findingOf(tree, partner.facts, context))) continue;
    const miles = milesIfKnown(partner.home, program.point) ?? Infinity;
    if (partner.home && travelLimitMiles !== null && miles > travelLimitMiles) continue;
    options.push(optionAt(partner, program, terrain, done));
  }
  return options;
}

/** The option at a program, among some. */
export const optionIn = (options: readonly Option[], { id }: Program) =>
  options.find(({ program }) => program.id === id);

/** Pregnancy is the one priority. */
export const hasPriority = ({ facts }: Partner): boolean => facts.pregnant === 'yes';

/** Nobody has asked, and it may be so. */
export const mayHavePriority = ({ facts }: Partner): boolean => facts.pregnant === undefined && facts.gender !== 'man';

/** The day on which a client could start without the partner; the earliest possible where no place is known. */
export function dayAlone({ admission }: Option): IsoDate | undefined {
  if (admission.startOn !== undefined) return admission.startOn;
  return admission.availability.state === 'unknown' ? admission.readyOn : undefined;
}

/** The client's own questions that are open in terms: for the rules, for the place, for the way. */
export function questionsIn({ admission, reachUnknown }: Option, terms: Terms = admission): FactKey[] {
  if (admission.decision === 'excluded') return [];
  const { ask } = admission.availability;
  const asks = ask ? [...terms.asks, ask] : terms.asks;
  const facts = asks.flatMap((one) => (one.of === 'client' ? [one.fact] : []));
  return [...new Set<FactKey>(reachUnknown ? [...facts, 'homeZip'] : facts)];
}

/** One client's programs in order: certain ones first, then the start, less work, the shorter way, the id. */
export function inOrder(options: readonly Option[]): Option[] {
  const keyOf = ({ admission, milesFromHome = Infinity, program }: Option) => [
    admission.decision === 'undetermined' ? 1 : 0,
    admission.startOn ?? `9${admission.readyOn ?? '999'}`,
    admission.steps.length,
    milesFromHome,
    program.id,
  ];
  return [...options].sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
}

/** The first part that differs decides. */
export function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let part = 0; part < a.length; part += 1) {
    if (a[part]! < b[part]!) return -1;
    if (a[part]! > b[part]!) return 1;
  }
  return 0;
}
