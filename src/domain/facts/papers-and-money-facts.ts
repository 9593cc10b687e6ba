import { LEVELS_OF_CARE } from '../vocabulary/care.js';
import { ADDRESS_PROOFS, OTHER_PAPERS } from '../vocabulary/papers.js';
import { COVERAGES } from '../vocabulary/programs.js';
import { fact } from './define-fact.js';
import { day, listOf, oneOf, record, someOf, text, wholeNumber } from './fact-type.js';

const DOLLARS = wholeNumber(0, 1_000_000);

/**
 * What the client can pay with and can show. Money, coverage and papers are each client's own, never the partner's.
 * Nobody is asked why a paper is missing, and nothing here asks about immigration.
 */
export const PAPERS_AND_MONEY_FACTS = {
  dollarsAtAdmission: fact(
    'Money for the day of admission',
    'How many dollars could you yourself pay on the day of admission?',
    DOLLARS,
    'ordinary',
  ),
  dollarsEachWeek: fact(
    'Money each week',
    'How many dollars could you yourself pay each week?',
    // Wages, benefits and what others have promised; not what the partner would have to pay.
    DOLLARS,
    'ordinary',
  ),
  otherPapers: fact(
    'Other papers',
    'Do you have your Social Security card, your birth certificate or your insurance card with you?',
    someOf(OTHER_PAPERS),
    'ordinary',
  ),
  addressProofs: fact(
    'Address proof',
    'Do you have anything that shows where you stay, such as a letter from a shelter, or mail?',
    someOf(ADDRESS_PROOFS),
    'ordinary',
  ),
  coverageEnds: fact(
    'End of coverage',
    'Is any of your coverage about to end, or has it ended: which, and what is its last day?',
    // An empty list: none is known to end.
    listOf(record({ coverage: oneOf(COVERAGES), on: day }, {})),
    'ordinary',
  ),
  presumptiveMedicaid: fact(
    'Presumptive Medicaid',
    'Has a hospital or clinic ever given you temporary (presumptive) Medicaid, and on which days did it begin?',
    listOf(day),
    'ordinary',
  ),
  managedCarePlans: fact(
    'Managed-care plan',
    'Which managed-care plan is your Medicaid in, as your card says?',
    // The card may name two: one for medical and one for behavioral care. An empty list: Medicaid without a plan.
    listOf(text(80)),
    'ordinary',
  ),
  medicaidCounty: fact('County of Medicaid', 'In which county is your Medicaid case?', text(60), 'ordinary'),
  priorAuthorizations: fact(
    'Prior authorizations',
    'Has your insurance already authorized care: which kind, and until when?',
    // Without `expiresOn` no end was given.
    listOf(record({ payer: oneOf(COVERAGES), level: oneOf(LEVELS_OF_CARE) }, { expiresOn: day })),
  ),
};
