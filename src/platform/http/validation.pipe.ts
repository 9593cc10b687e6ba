import { ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { invalidRequest, type FieldProblem } from './problem.js';

/**
 * Checks every body, query and parameter against its DTO. Unknown fields are refused, so that a misspelt field is not
 * silently ignored and none can be smuggled in. Each error names the field's path, the rule and what is accepted.
 */
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      validationError: { target: true, value: false },
      exceptionFactory: (errors: ValidationError[]) => invalidRequest(errors.flatMap((error) => fieldProblems(error))),
    });
  }
}

/** The problems of one field and of what is inside of it. */
export function fieldProblems(error: ValidationError, parent = ''): FieldProblem[] {
  const field = join(parent, error.property);
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => {
    const accepted = acceptedBy(error, constraint);
    return { field, rule: ruleName(constraint), message, ...(accepted ? { accepted } : {}) };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, field))];
}

function join(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}

function ruleName(constraint: string): string {
  if (constraint === 'whitelistValidation') return 'unknown-field';
  return constraint.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The values `@IsIn` accepts, or the fields there are where an unknown one was sent. */
function acceptedBy({ target, property }: ValidationError, constraint: string): readonly unknown[] | undefined {
  if (!target) return undefined;
  const checks = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', true, false);
  if (constraint === 'whitelistValidation') return [...new Set(checks.map((check) => check.propertyName))];
  if (constraint !== 'isIn') return undefined;
  const isIn = checks.find((check) => check.propertyName === property && check.name === 'isIn');
  return isIn?.constraints[0] as readonly unknown[] | undefined;
}
