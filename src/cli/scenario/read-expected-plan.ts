import { PLAN_KINDS } from '../../domain/couple/couple-preferences.js';
import { ALERTS } from '../../domain/matching/alerts.js';
import { PLAN_STATUSES } from '../../domain/matching/plan.js';
import type { Fields } from './fields.js';

const PLAN_FIELDS = [
  ...['kind', 'status', 'programs', 'starts', 'bothInOn', 'gapDays', 'startsFirst', 'bridges', 'alerts', 'sendable'],
  ...['confirm', 'steps', 'afterwards'],
];
const DAYS = [0, 100_000] as const;

/** Checks an expected plan down to its last name: what cannot be compared must not pass for being as expected. */
export function readExpectedPlan(fields: Fields, partners: readonly string[], programs: readonly string[]): void {
  fields.object(PLAN_FIELDS);
  if (fields.isGroup && Object.keys(fields.raw as object).length === 0) fields.problem('says nothing of the plan');
  if (fields.has('kind')) fields.oneOf('kind', PLAN_KINDS);
  if (fields.has('status')) fields.oneOf('status', PLAN_STATUSES);
  if (fields.has('bothInOn') && fields.value('bothInOn') !== null) fields.day('bothInOn');
  if (fields.has('gapDays')) fields.count('gapDays', DAYS);
  if (fields.has('startsFirst')) fields.oneOf('startsFirst', partners);
  if (fields.has('sendable')) fields.flag('sendable');
  fields.eachOf('alerts', ALERTS);
  fields.texts('confirm');
  for (const name of ['programs', 'bridges']) {
    const byClient = fields.at(name);
    for (const client of clientsIn(byClient, partners)) byClient.oneOf(client, programs);
  }
  const steps = fields.at('steps');
  for (const client of clientsIn(steps, partners)) steps.texts(client);
  if (fields.has('afterwards') && fields.value('afterwards') !== null)
    readAfterwards(fields.at('afterwards'), programs);
  const starts = fields.at('starts');
  for (const client of clientsIn(starts, partners)) if (starts.value(client) !== null) starts.day(client);
}

function readAfterwards(fields: Fields, programs: readonly string[]): void {
  fields.object(['program', 'from', 'confirm']);
  if (fields.has('program')) fields.oneOf('program', programs);
  if (fields.has('from')) fields.day('from');
  fields.texts('confirm');
}

function clientsIn(byClient: Fields, partners: readonly string[]): string[] {
  const names = byClient.entries().map(([name]) => name);
  for (const name of names.filter((one) => !partners.includes(one)))
    byClient.problem(`"${name}" is not one of the two partners`);
  return names.filter((name) => partners.includes(name));
}
