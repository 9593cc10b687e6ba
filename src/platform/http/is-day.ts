import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isIsoDate } from '../../domain/calendar.js';

/** The field is a calendar day, `YYYY-MM-DD`, that exists. */
export const IsDay = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: isIsoDate,
        defaultMessage: (field) => `${field?.property ?? 'The field'} must be a day as YYYY-MM-DD`,
      },
    },
    options,
  );
