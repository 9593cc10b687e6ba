import { atLeastOne, someOf, wholeNumber } from '../../facts/fact-type.js';
import { ATTESTORS, PROOF_KINDS, type Attestor, type ProofKind } from '../../vocabulary/use.js';
import { askStaff, met, needs, unmet } from '../finding.js';
import { byStep, type Step } from '../remedy.js';
import { defineRuleType } from '../rule-type.js';

/** Who may stand behind a paper. Never the partner, who may be applying too. */
const COUNTED_ATTESTORS = ATTESTORS.filter((attestor) => attestor !== 'partner');

/** How each kind of paper is got: the work, its days, and whose word it carries. */
const WAYS_TO_GET: Readonly<Record<ProofKind, readonly [string, number, ...Attestor[]]>> = {
  'medical-record': ['request medical records that show how long', 10, 'clinician', 'agency'],
  'treatment-record': ['request records of earlier treatment', 10, 'clinician', 'agency'],
  'pharmacy-record': ['request pharmacy records', 10, 'clinician', 'agency'],
  'notarised-statement': ['get a notarised statement by family or clergy', 3, 'family', 'clergy'],
  'arrest-record': ['request the record of a drug arrest', 10, 'court-or-officer'],
  'officer-letter': ['ask the probation or parole officer for a letter', 5, 'court-or-officer'],
  'syringe-service-enrolment': ['ask the syringe service for proof of enrolment', 1, 'agency'],
};

/** One paper must cover all the months: papers are not added up. Enough months without a paper prove nothing. */
export const proofOfUse = defineRuleType({
  code: 'proof-of-use',
  label: 'Proof of length of use',
  question: 'Does the client have a paper, from somebody the program believes, that covers the months?',
  source: 'R7: program and state rules (Simmons 2006); papers as programs list them',
  legalNote: 'no federal rule asks for a length of use any more (89 FR 7528), and so none asks for its proof',
  reads: ['proofsOfUse'],
  required: {
    months: wholeNumber(1, 600),
    kinds: atLeastOne(someOf(PROOF_KINDS)),
    attestors: atLeastOne(someOf(COUNTED_ATTESTORS)),
  },

  evaluate({ proofsOfUse }, { months, kinds, attestors }) {
    if (proofsOfUse === undefined) return needs('proofsOfUse');
    const believed = (attestor: Attestor) => attestor !== 'partner' && attestors.some((listed) => listed === attestor);
    const proof = proofsOfUse.find(
      ({ kind, attestor, monthsCovered }) => kinds.includes(kind) && believed(attestor) && monthsCovered >= months,
    );
    if (proof) return met(`has a paper that covers ${String(months)} months`);

    const missing = `no paper that counts covers ${String(months)} months`;
    const ways = kinds.flatMap((kind): Step[] => {
      const [action, leadDays, ...attestedBy] = WAYS_TO_GET[kind];
      return attestedBy.some(believed) ? [{ code: kind, action, actor: 'worker', leadDays }] : [];
    });
    if (ways.length === 0) return askStaff(`Which paper would be taken as proof of ${String(months)} months?`, missing);
    return unmet(missing, ...ways.map((step) => byStep(step)));
  },
});
