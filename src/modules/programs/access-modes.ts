import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { WEEKDAYS } from '../../domain/calendar.js';

const ACCEPTED =
  "{ mode: 'bookable' }, { mode: 'walk-in' }, { mode: 'call-list', at: 'HH:MM' } or " +
  "{ mode: 'recurring-intake', perDay: 1 to 1000, weekdays: ['monday', ...] }";

/** What each mode says beside its name. Nothing else is accepted, so that no day or hour is lost in a misspelling. */
const FIELDS_OF: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  bookable: {},
  'walk-in': {},
  'call-list': { at: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) },
  'recurring-intake': {
    perDay: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1000,
    weekdays: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((day) => WEEKDAYS.includes(day as never)) &&
      new Set(value).size === value.length,
  },
};

/** Whether `value` is an `Access` of the domain. */
export function isAccess(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { mode, ...said } = value as Record<string, unknown>;
  if (typeof mode !== 'string' || !Object.hasOwn(FIELDS_OF, mode)) return false;
  const fields = Object.entries(FIELDS_OF[mode] ?? {});
  return Object.keys(said).length === fields.length && fields.every(([name, accepts]) => accepts(said[name]));
}

/** The property is one of the ways in which a place is got. */
export const IsAccess = (): PropertyDecorator =>
  ValidateBy({
    name: 'isAccess',
    validator: { validate: isAccess, defaultMessage: (args) => `${args?.property ?? 'access'} must be ${ACCEPTED}` },
  });

/** The same, as the API's documentation shows it. */
export const ACCESS_SCHEMA: ApiPropertyOptions = {
  oneOf: [
    mode('bookable', {}),
    mode('walk-in', {}),
    mode('call-list', { at: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' } }),
    mode('recurring-intake', {
      perDay: { type: 'integer', minimum: 1, maximum: 1000 },
      weekdays: { type: 'array', items: { type: 'string', enum: [...WEEKDAYS] }, minItems: 1, uniqueItems: true },
    }),
  ],
};

function mode(name: string, fields: Record<string, object>) {
  const properties = { mode: { type: 'string', enum: [name] }, ...fields };
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
