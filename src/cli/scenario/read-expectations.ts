import { ADMISSION_DECISIONS } from '../../domain/admission/decide-admission.js';
import type { Fields } from './fields.js';
import type { ExpectedCouple, ExpectedDecision, ExpectedPlan, Scenario } from './scenario.js';

const COUPLE_FIELDS = [
  ...['couple', 'gates', 'outcome', 'plans', 'plansInclude', 'plansExclude', 'nearMisses', 'nextQuestion', 'nextStep'],
];
const PLAN_FIELDS = [
  ...['kind', 'status', 'programs', 'starts', 'bothInOn', 'gapDays', 'startsFirst', 'bridges', 'alerts', 'sendable'],
  'confirm',
];
const DECISION_FIELDS = ['decision', 'readyOn', 'startOn', 'barriers', 'steps', 'asks'];

/** What the file says must come of it. A name that is not known is a problem: an expectation must never be skipped. */
export function readExpectations(fields: Fields): Pick<Scenario, 'expectDecisions' | 'expectCouples'> {
  fields.object(['decisions', 'couples']);
  const expectDecisions = Object.fromEntries(
    fields
      .at('decisions')
      .entries()
      .map(([client, byProgram]) => [
        client,
        Object.fromEntries(byProgram.entries().map(([program, decision]) => [program, readDecision(decision)])),
      ]),
  );
  return { expectDecisions, expectCouples: fields.list('couples').map(readCoupleExpectation) };
}

function readDecision(fields: Fields): ExpectedDecision {
  const allowed = [...ADMISSION_DECISIONS, 'not-considered'];
  if (typeof fields.raw === 'string') {
    if (!allowed.includes(fields.raw)) fields.problem(`must be one of ${allowed.join(', ')}`);
    return { decision: fields.raw };
  }
  fields.object(DECISION_FIELDS);
  fields.oneOf('decision', allowed);
  return fields.raw as ExpectedDecision;
}

function readCoupleExpectation(fields: Fields): ExpectedCouple {
  fields.object(COUPLE_FIELDS);
  for (const name of ['plans', 'plansInclude', 'plansExclude']) for (const plan of fields.list(name)) readPlan(plan);
  for (const miss of fields.list('nearMisses')) miss.object(['cause', 'programs', 'client', 'rule', 'days']);
  const couple = fields.value('couple');
  if (!Array.isArray(couple) || couple.length !== 2) fields.at('couple').problem('must name two clients');
  return { ...(fields.raw as ExpectedCouple), couple: (couple ?? ['', '']) as [string, string] };
}

function readPlan(fields: Fields): ExpectedPlan {
  fields.object(PLAN_FIELDS);
  return fields.raw as ExpectedPlan;
}
