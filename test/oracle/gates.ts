import type { PrivateScreen, ScreenAnswer } from '../../src/domain/couple/private-screen.js';
import type { Gate, GateDecision } from '../../src/domain/matching/gates.js';

/**
 * DESIGN 4.5, gates: link confirmed by both, no acute emergency, no safety concern from either, no order that bars
 * contact (R45), both want treatment, both
 * want to be placed together. What was not asked closes nothing and opens nothing. A wish that is not a clear yes closes;
 * of danger only a clear no opens, and a refused answer counts as not answered.
 */
export function gatesByDefinition(
  linkConfirmed: boolean,
  screens: readonly (PrivateScreen | undefined)[],
): GateDecision {
  const closed: Gate[] = [];
  const unknown: Gate[] = [];
  if (!linkConfirmed) closed.push('link-confirmed-by-both');
  const look = (
    gate: Gate,
    question: keyof Omit<PrivateScreen, 'askedOn'>,
    open: readonly ScreenAnswer[],
    shut: readonly ScreenAnswer[],
  ) => {
    const answers = screens.map((screen) => screen?.[question]);
    if (answers.some((answer) => answer !== undefined && shut.includes(answer))) closed.push(gate);
    else if (!answers.every((answer) => answer !== undefined && open.includes(answer))) unknown.push(gate);
  };
  look('no-acute-emergency', 'acuteEmergency', ['no'], ['yes', 'unsure']);
  look('no-safety-concern', 'safetyConcern', ['no'], ['yes', 'unsure']);
  look('no-legal-bar-to-contact', 'noContactOrder', ['no'], ['yes', 'unsure']);
  look('both-want-treatment', 'wantsTreatment', ['yes'], ['no', 'unsure', 'refused']);
  look('both-want-to-be-placed-together', 'wantsToBePlacedTogether', ['yes'], ['no', 'unsure', 'refused']);
  if (closed.length > 0) return { status: 'closed', causes: closed };
  return unknown.length > 0 ? { status: 'unscreened', causes: unknown } : { status: 'open', causes: [] };
}
