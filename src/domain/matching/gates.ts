import type { PrivateScreen } from '../couple/private-screen.js';

/** Why a gate is closed. For holders of the safety privilege only: nobody else may learn which. */
export const GATES = [
  'link-confirmed-by-both',
  'no-acute-emergency',
  'no-safety-concern',
  'no-legal-bar-to-contact',
  'both-want-treatment',
  'both-want-to-be-placed-together',
] as const;
export type Gate = (typeof GATES)[number];

/** Whether joint plans may be shown. */
export const GATE_STATUSES = ['open', 'unscreened', 'closed'] as const;

/** What the gates look at. The order of the screens does not matter. */
export interface GateInput {
  readonly linkConfirmed: boolean;
  /** Each partner's private screen; undefined for a partner who has not been seen alone. */
  readonly screens: readonly [PrivateScreen | undefined, PrivateScreen | undefined];
}

/**
 * `open`: joint plans may be shown and sent. `unscreened`: they may be worked on, are provisional and cannot be sent.
 * `closed`: no joint plan, with one and the same outward answer whatever the cause.
 */
export interface GateDecision {
  readonly status: (typeof GATE_STATUSES)[number];
  /** Which gates are not open. Never leaves the safety compartment. */
  readonly causes: readonly Gate[];
}

type State = 'open' | 'unknown' | 'closed';

/** Decides whether two people may be planned for together. Symmetric in the partners. */
export function decideGates({ linkConfirmed, screens }: GateInput): GateDecision {
  const both = (state: (screen: PrivateScreen) => State): State => {
    const states = screens.map((screen) => (screen ? state(screen) : 'unknown'));
    return states.includes('closed') ? 'closed' : states.includes('unknown') ? 'unknown' : 'open';
  };
  const states: Readonly<Record<Gate, State>> = {
    'link-confirmed-by-both': linkConfirmed ? 'open' : 'closed',
    'no-acute-emergency': both(({ acuteEmergency }) => absenceOf(acuteEmergency)),
    'no-safety-concern': both(({ safetyConcern }) => absenceOf(safetyConcern)),
    'no-legal-bar-to-contact': both(({ noContactOrder }) => absenceOf(noContactOrder)),
    'both-want-treatment': both(({ wantsTreatment }) => wishFor(wantsTreatment)),
    'both-want-to-be-placed-together': both(({ wantsToBePlacedTogether }) => wishFor(wantsToBePlacedTogether)),
  };
  const closed = GATES.filter((gate) => states[gate] === 'closed');
  if (closed.length > 0) return { status: 'closed', causes: closed };
  const unknown = GATES.filter((gate) => states[gate] === 'unknown');
  return unknown.length > 0 ? { status: 'unscreened', causes: unknown } : { status: 'open', causes: [] };
}

/** Anything but a clear yes to a wish closes it: no, unsure and refused alike (DOMAIN 2.6). */
function wishFor(answer: PrivateScreen['wantsTreatment']): State {
  return answer === undefined ? 'unknown' : answer === 'yes' ? 'open' : 'closed';
}

/** Only a clear no says that there is no danger and no order of a court. Unsure is a concern; a refused answer leaves the question open. */
function absenceOf(answer: PrivateScreen['safetyConcern']): State {
  if (answer === undefined || answer === 'refused') return 'unknown';
  return answer === 'no' ? 'open' : 'closed';
}
