import { ANIMALS, GENDERS, PHOTO_IDS, STATES } from '../vocabulary/people.js';
import { COVERAGES } from '../vocabulary/programs.js';
import { fact } from './define-fact.js';
import { day, listOf, oneOf, record, someOf, text, wholeNumber, yesOrNo } from './fact-type.js';

/** Who the client is, what papers they have and whom they bring. */
export const PERSON_FACTS = {
  dateOfBirth: fact('Date of birth', 'What is your date of birth?', day, 'ordinary'),
  gender: fact('Gender', 'How do you describe your gender?', oneOf(GENDERS), 'ordinary'),
  residence: fact(
    'Residence',
    'Which state and county do you live or stay in?',
    record({ state: oneOf(STATES) }, { county: text(60) }),
    'ordinary',
  ),
  homeZip: fact('ZIP code where the client stays', 'Which ZIP code do you stay in?', text(5), 'ordinary'),
  photoIds: fact('Photo ID', 'Which ID do you have with you?', someOf(PHOTO_IDS), 'ordinary'),
  coverage: fact('Coverage', 'Which health coverage do you have today?', someOf(COVERAGES), 'ordinary'),
  balances: fact(
    'Old balances',
    'Do you owe money to any program or agency, and how much?',
    // Without `dollars` the amount is not known, without `on` the day of the bill. Without `program` the agency sent it.
    listOf(record({ organization: text(80) }, { program: text(80), dollars: wholeNumber(0, 1_000_000), on: day })),
  ),
  courtDates: fact('Court dates', 'On which days must you be in court?', listOf(day), 'ordinary'),
  childrenAges: fact(
    'Children coming along',
    'Which children would come with you, and how old are they?',
    listOf(wholeNumber(0, 21)),
    'ordinary',
  ),
  animals: fact('Animals', 'Do you have an animal that would have to come?', someOf(ANIMALS), 'ordinary'),
  pregnant: fact('Pregnancy', 'Are you pregnant?', yesOrNo, 'part2', true),
  pregnancyDueOn: fact('Due date', 'When is the baby due?', day, 'part2', true),
};
