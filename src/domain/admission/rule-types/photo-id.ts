import { someOf, wholeNumber } from '../../facts/fact-type.js';
import { PHOTO_IDS, type PhotoId } from '../../vocabulary/people.js';
import { met, needs, unmet } from '../finding.js';
import { byStep, type Remedy, type Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** The kinds of ID that can still be got, and how. The others a client has or has not. */
const OBTAINABLE: Readonly<Partial<Record<PhotoId, Step>>> = {
  'agency-letter': {
    code: 'agency-letter',
    action: 'write an identity letter on agency paper',
    actor: 'worker',
    leadDays: 1,
  },
  'government-current': {
    code: 'replace-photo-id',
    action: 'apply for a replacement of the government photo ID',
    actor: 'worker',
    leadDays: 10,
  },
};

/** Counts the kinds of ID that the client holds and the program takes; what is missing is got, each kind once. */
export const photoId = defineRuleType({
  code: 'photo-id',
  label: 'Photo ID',
  question: 'Can the client show the ID that the program asks for?',
  source: 'R13: Pew 2022 on state rules that ask for government ID; clinics that ask for two forms',
  reads: ['photoIds'],
  required: { accepts: someOf(PHOTO_IDS) },
  optional: { forms: wholeNumber(1, 2) },

  evaluate({ photoIds }, { accepts, forms = 1 }) {
    if (photoIds === undefined) return needs('photoIds');
    const held = accepts.filter((kind) => photoIds.includes(kind)).length;
    const asked = forms === 1 ? 'an ID that the program takes' : 'two forms of ID that the program takes';
    if (held >= forms) return met(`has ${asked}`);

    const steps = accepts.filter((kind) => !photoIds.includes(kind)).flatMap((kind) => OBTAINABLE[kind] ?? []);
    return unmet(`does not have ${asked}`, ...waysToGet(steps, forms - held));
  },
});

/** Any one of the steps where one form is missing; all of them together where two are. */
function waysToGet(steps: readonly Step[], missing: number): Remedy[] {
  if (missing === 1) return steps.map((step) => byStep(step));
  return steps.length >= missing ? [{ steps }] : [];
}
