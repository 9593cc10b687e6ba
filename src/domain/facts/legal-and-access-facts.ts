import {
  DEVICES,
  LANGUAGES,
  OFFENCES,
  OFFICER_ANSWERS,
  SUPERVISIONS,
  TRANSPORTS,
} from '../vocabulary/legal-and-access.js';
import { fact } from './define-fact.js';
import { day, listOf, oneOf, record, someOf, text, wholeNumber, yesOrNo } from './fact-type.js';

/**
 * The client's legal situation, and how the client gets in touch and gets there. Immigration and child-welfare status
 * are never facts. What somebody was convicted of is nobody else's business: it is asked alone.
 */
export const LEGAL_AND_ACCESS_FACTS = {
  supervision: fact(
    'Supervision',
    'Are you on probation, parole, pretrial release or house arrest, or in a treatment court?',
    someOf(SUPERVISIONS),
    'part2',
    true,
  ),
  officerAgrees: fact(
    "The officer's agreement",
    'Has the officer or court that supervises you agreed to treatment?',
    oneOf(OFFICER_ANSWERS),
    'part2',
    true,
  ),
  openWarrant: fact('Open warrant', 'Is there an open warrant for you anywhere?', yesOrNo, 'part2', true),
  convictions: fact(
    'Convictions',
    'What have you been convicted of, and when?',
    // Without `on` the day is not known.
    listOf(record({ offence: oneOf(OFFENCES) }, { on: day })),
    'part2',
    true,
  ),
  offenceRegistry: fact(
    'Sexual-offence registry',
    'Must you register as somebody convicted of a sexual offence?',
    yesOrNo,
    'part2',
    true,
  ),
  bags: fact('Bags', 'How many bags or boxes would you bring?', wholeNumber(0, 100), 'ordinary'),
  vehicle: fact('Vehicle', 'Do you have a vehicle that would have to stand at the program?', yesOrNo, 'ordinary'),
  transport: fact('Ways to get there', 'How could you get to a program?', someOf(TRANSPORTS), 'ordinary'),
  languages: fact(
    'Languages',
    'In which languages can you take part in treatment?',
    someOf([...LANGUAGES, 'other']),
    'ordinary',
  ),
  devices: fact(
    'Phone and internet',
    'Which of these can you use whenever you want, without anybody listening: a phone, video, internet, email, a room?',
    someOf(DEVICES),
    'part2',
    true,
  ),
  // Somebody may be calling for a place of their own, and not want that known.
  ownCalls: fact(
    'Own calls to programs',
    'Which programs have you phoned yourself to ask for a place, and when?',
    listOf(record({ program: text(80), on: day }, {})),
    'part2',
    true,
  ),
  waitingLists: fact(
    'Waiting lists',
    'On which waiting lists are you, and when did you last call in?',
    // The day of joining counts as a call.
    listOf(record({ program: text(80), lastCalledOn: day }, {})),
    'part2',
    true,
  ),
};
