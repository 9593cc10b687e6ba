import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';
import { PREFERENCE_TYPES, type CouplePreferences } from '../../domain/couple/couple-preferences.js';

/** The field is this preference of a couple, if it is there: what it takes is written once, in the domain. */
export function Preference(name: keyof CouplePreferences): PropertyDecorator {
  const { accepted, schema } = PREFERENCE_TYPES[name];
  const message = `${name} takes ${accepted}`;
  return applyDecorators(
    ApiPropertyOptional({ ...schema, description: accepted }),
    ValidateIf((_, value) => value !== undefined),
    ValidateBy({
      name: 'preference',
      validator: { validate: (value) => PREFERENCE_TYPES[name].accepts(value), defaultMessage: () => message },
    }),
  );
}
