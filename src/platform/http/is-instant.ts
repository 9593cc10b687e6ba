import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isInstant } from '../../domain/calendar.js';

/** The field is a moment with its zone, such as `2026-02-14T09:00:00-05:00`. */
export const IsInstant = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isInstant',
      validator: {
        validate: isInstant,
        defaultMessage: (field) =>
          `${field?.property ?? 'The field'} must be a moment such as 2026-02-14T09:00:00-05:00`,
      },
    },
    options,
  );
