import { RELATIONSHIP_PAPERS } from '../vocabulary/people.js';
import { fact } from './define-fact.js';
import { day, listOf, someOf, wholeNumber, yesOrNo } from './fact-type.js';

/** What matters only where two people are placed together. Each is asked of each, and is that person's own answer. */
export const COUPLE_FACTS = {
  relationshipPapers: fact(
    'Papers that show the relationship',
    'Which papers do you have that show that you and your partner are together?',
    someOf(RELATIONSHIP_PAPERS),
    'link',
  ),
  togetherSince: fact('Together since', 'Since when have you been together?', day, 'link'),
  childrenAtHome: fact(
    'Children who stay at home',
    'Which children would stay at home while you are in treatment, and how old are they?',
    listOf(wholeNumber(0, 21)),
    'ordinary',
  ),
  childCareAtHome: fact(
    'Care for the children at home',
    'Is there somebody you trust who cares for the children at home while you are both away?',
    yesOrNo,
    'ordinary',
  ),
};
