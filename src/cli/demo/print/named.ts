import type { PlanSearchAnswer, ShownProgram } from '../plan-search.js';
import type { EnteredCouple } from '../seed/sample-couples.js';

/** Who and what the ids of an answer stand for. */
export interface Names {
  /** The client's first name. */
  clientOf(clientId: string): string;
  programOf(programId: string): ShownProgram;
  /** Positions of the partners, so that every list has them in one order. */
  positionOf(clientId: string): number;
}

/** The names that one couple's answer needs. */
export function namesFor({ sample, clientIds }: EnteredCouple, { programs }: PlanSearchAnswer): Names {
  const positionOf = (id: string) => clientIds.indexOf(id);
  return {
    positionOf,
    clientOf: (id) => firstName(sample.partners[positionOf(id)]?.displayName ?? id),
    programOf(id) {
      const program = programs[id];
      if (!program) throw new Error(`The answer names the program ${id} and does not say what it is.`);
      return program;
    },
  };
}

/** Whether a program is invented or of the national directory of 2023, which nobody has verified since. */
export function sourceMark({ isSample }: ShownProgram): string {
  return isSample ? '[sample]' : '[directory]';
}

/** A program with its mark, and its agency where the name does not begin with it. */
export function programInWords(program: ShownProgram): string {
  const { name, organizationName } = program;
  const agency = name.startsWith(organizationName) ? '' : `, ${organizationName}`;
  return `${sourceMark(program)} ${name}${agency}`;
}

const firstName = (displayName: string) => displayName.replace(/^Sample /, '');
