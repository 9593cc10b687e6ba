import type { IsoDate } from '../calendar.js';

/** Answers to a question asked alone. Unsure and refused are answers, and neither is a yes. */
export const SCREEN_ANSWERS = ['yes', 'no', 'unsure', 'refused'] as const;
export type ScreenAnswer = (typeof SCREEN_ANSWERS)[number];

/**
 * What one partner said alone, out of the other's sight and hearing: the same step for everybody. Absent means not
 * asked. Read only with the safety privilege, or by the gates, which give one neutral answer for every cause.
 */
export interface PrivateScreen {
  readonly askedOn: IsoDate;
  readonly wantsTreatment?: ScreenAnswer;
  readonly wantsToBePlacedTogether?: ScreenAnswer;
  readonly safetyConcern?: ScreenAnswer;
  readonly acuteEmergency?: ScreenAnswer;
  /** Whether a court or another authority forbids contact between this client and the partner. */
  readonly noContactOrder?: ScreenAnswer;
}
