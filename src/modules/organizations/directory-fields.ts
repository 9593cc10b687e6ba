import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsObject, ValidateBy, ValidateNested, type ValidationOptions } from 'class-validator';
import { isIsoDate } from '../../domain/calendar.js';

/** One line of text: not blank, no control characters. */
export const ONE_LINE = /^(?=.*\S)[^\p{Cc}]+$/u;

/** Text that may have several lines: not blank, no other control characters. */
export const SEVERAL_LINES = /^(?=[^]*\S)(?:[^\p{Cc}]|[\n\r\t])+$/u;

/** A telephone number as people write it. */
export const PHONE = /^[+(]?[0-9][0-9 ().x/-]{1,38}$/;

/** A calendar day, `YYYY-MM-DD`, that exists, in the years 1900 to 2199. */
export const IsCalendarDay = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isCalendarDay',
      validator: {
        validate: isIsoDate,
        defaultMessage: (args) => `${args?.property ?? 'the day'} must be a day that exists, as YYYY-MM-DD`,
      },
    },
    options,
  );

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
