import type { OwnOptions } from '../../domain/matching/search-plans.js';
import type { NearMiss } from '../../domain/matching/near-misses.js';
import type { Plan } from '../../domain/matching/plan.js';
import type { CataloguedProgram } from '../programs/index.js';

/** What an answer shows of a program it names, as it stood at the search. */
export interface ShownProgram {
  readonly name: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly city: string;
  readonly state: string;
  readonly phone: string | null;
  readonly levelsOfCare: readonly string[];
  readonly couplePolicy: string;
  /** Invented for demonstration: no such program exists. */
  readonly isSample: boolean;
  readonly source: string;
  readonly sourceVerifiedOn: string | null;
  /** How many unverified notes staff could clear up. */
  readonly notesCount: number;
}

/** Every program that an answer names, by id. */
export function programsIn(
  answer: {
    readonly plans?: readonly Plan[];
    readonly nearMisses?: readonly NearMiss[];
    readonly individual: readonly OwnOptions[];
  },
  programs: ReadonlyMap<string, CataloguedProgram>,
  namedBeside: readonly string[] = [],
): Record<string, ShownProgram> {
  const ids = new Set([
    ...namedBeside,
    ...(answer.plans ?? []).flatMap(({ legs, afterwards }) => [
      ...legs.flatMap(({ programId, bridge }) => (bridge ? [programId, bridge.programId] : [programId])),
      ...(afterwards ? [afterwards.programId] : []),
    ]),
    ...(answer.nearMisses ?? []).flatMap(({ programIds }) => programIds),
    ...answer.individual.flatMap(({ options }) => options.map(({ programId }) => programId)),
  ]);
  const shown = [...ids].flatMap((id) => {
    const program = programs.get(id);
    return program ? [[id, shownProgram(program)] as const] : [];
  });
  return Object.fromEntries(shown);
}

function shownProgram(program: CataloguedProgram): ShownProgram {
  const { name, organizationId, organizationName, city, state, levelsOfCare, couplePolicy } = program;
  const { isSample, source, notesCount } = program;
  return {
    ...{
      name,
      organizationId,
      organizationName,
      city,
      state,
      levelsOfCare,
      couplePolicy,
      isSample,
      source,
      notesCount,
    },
    phone: program.phone ?? null,
    sourceVerifiedOn: program.sourceVerifiedOn ?? null,
  };
}
