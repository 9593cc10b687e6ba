import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsObject, ValidateBy, ValidateNested, type ValidationOptions } from 'class-validator';
import { isIsoDate } from '../../domain/calendar.js';

const ONE_LINE = /^(?=.*\S)[^\p{Cc}]+$/u;
const SEVERAL_LINES = /^(?=[^]*\S)(?:[^\p{Cc}]|[\n\r\t])+$/u;
const PHONE = /^[+(]?[0-9][0-9 ().x/-]{1,38}$/;

/** One line of text: not blank, no control characters. */
export const IsOneLine = (options?: ValidationOptions): PropertyDecorator =>
  check('isOneLine', (value) => matches(value, ONE_LINE), 'must be one line of text that is not blank', options);

/** Text that may have several lines: not blank, no other control characters. */
export const IsPlainText = (options?: ValidationOptions): PropertyDecorator =>
  check('isPlainText', (value) => matches(value, SEVERAL_LINES), 'must be plain text that is not blank', options);

/** A telephone number as people write it. */
export const IsPhone = (options?: ValidationOptions): PropertyDecorator =>
  check('isPhone', (value) => matches(value, PHONE), 'must be a telephone number, such as 860-555-0100', options);

/** A calendar day, `YYYY-MM-DD`, that exists, in the years 1900 to 2199. */
export const IsCalendarDay = (options?: ValidationOptions): PropertyDecorator =>
  check('isCalendarDay', isIsoDate, 'must be a day that exists, as YYYY-MM-DD', options);

/** A code of lower-case words joined by hyphens. */
export const IsCode = (options?: ValidationOptions): PropertyDecorator =>
  check('isCode', (value) => matches(value, /^[a-z0-9-]{1,60}$/), 'must be a code, such as child-care', options);

function check(
  name: string,
  validate: (value: unknown) => boolean,
  demand: string,
  options?: ValidationOptions,
): PropertyDecorator {
  const field = options?.each ? 'each value in $property' : '$property';
  return ValidateBy({ name, validator: { validate, defaultMessage: () => `${field} ${demand}` } }, options);
}

const matches = (value: unknown, form: RegExp): boolean => typeof value === 'string' && form.test(value);

/** One object of its own class, checked like the body itself. A list is refused, which `@ValidateNested` lets through. */
export const Nested = (of: () => new () => object): PropertyDecorator =>
  applyDecorators(IsObject(), ValidateNested(), Type(of));

/** The fields of a record without its class, for the statement that stores them. */
export type FieldsOf<T> = { readonly [K in keyof T]: T[K] };

/** What stands now with the fields that a request gives put over it. A field that is absent stays as it is. */
export function withChanges<T extends object>(
  current: T,
  changes: { readonly [K in keyof T]?: T[K] | undefined },
): FieldsOf<T> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...current, ...Object.fromEntries(given) };
}
