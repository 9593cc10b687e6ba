import type { Program } from '../program.js';
import type { Finding } from './finding.js';
import type { Remedy, Step } from './remedy.js';

/**
 * Stands for a program that no fact of the client names, so that one finding can be shared by all of them. No fact can
 * hold these ids: no text with this first character is accepted.
 */
export const ANY_PLACE = { id: '\0program', organizationId: '\0agency' } as const;

const MARK = /\0(program|agency)/g;
const isMarked = (code: string) => code.includes('\0');
const needed = new WeakMap<Finding, boolean>();

/** A finding of `ANY_PLACE` as it is at one program: work that is done with each of them has that one's id in its code. */
export function findingAt(shared: Finding, { id, organizationId }: Pick<Program, 'id' | 'organizationId'>): Finding {
  if (shared.outcome !== 'unmet' || !namesPlace(shared)) return shared;
  const named = (code: string) => code.replace(MARK, (_mark, place) => (place === 'program' ? id : organizationId));
  const stepAt = (step: Step): Step => ({
    ...step,
    code: named(step.code),
    ...(step.after && { after: step.after.map(named) }),
  });
  const remedies = shared.remedies.map((remedy): Remedy => ({ ...remedy, steps: remedy.steps.map(stepAt) }));
  return { ...shared, remedies };
}

function namesPlace(finding: Extract<Finding, { readonly outcome: 'unmet' }>): boolean {
  let names = needed.get(finding);
  if (names === undefined) {
    names = finding.remedies.some(({ steps }) =>
      steps.some(({ code, after = [] }) => isMarked(code) || after.some(isMarked)),
    );
    needed.set(finding, names);
  }
  return names;
}
