import { milesIfKnown } from '../../domain/matching/distance.js';
import type { GeoPoint } from '../../domain/program.js';
import { HttpProblem } from '../../platform/http/problem.js';
import type { Catalogue, CataloguedProgram } from '../programs/index.js';

/** What a proposal shows of a program. */
export interface NamedProgram {
  readonly name: string;
  readonly organizationName: string;
  readonly city: string;
  readonly state: string;
  readonly isSample: boolean;
}

/** Where a planner looks. */
export interface Region {
  readonly middle?: { readonly point: GeoPoint; readonly radiusMiles: number };
  readonly state?: string;
}

/** Most programs with reported places in one question. */
const MOST_PROGRAMS = 120;

/** The programs of a region that have reported any places: of the others there is nothing to give. */
export function programsOf(region: Region, catalogue: Catalogue): CataloguedProgram[] {
  const programs = [...catalogue.values()].filter((program) => program.capacity.length > 0 && isIn(program, region));
  if (programs.length > MOST_PROGRAMS) throw tooManyPrograms();
  return programs;
}

/** What a proposal shows of these programs, by id. */
export function namesOf(programs: readonly CataloguedProgram[]): Record<string, NamedProgram> {
  return Object.fromEntries(
    programs.map(({ id, name, organizationName, city, state, isSample }) => [
      id,
      { name, organizationName, city, state, isSample },
    ]),
  );
}

function isIn({ point, state }: CataloguedProgram, region: Region): boolean {
  if (region.state !== undefined && state !== region.state) return false;
  if (!region.middle) return true;
  const miles = milesIfKnown(point, region.middle.point);
  return miles !== undefined && miles <= region.middle.radiusMiles;
}

function tooManyPrograms(): HttpProblem {
  return new HttpProblem({
    type: '/problems/region-too-large',
    title: 'The region is too large for one proposal',
    status: 422,
    detail: `More than ${String(MOST_PROGRAMS)} programs there report places. Name a smaller radius.`,
  });
}
