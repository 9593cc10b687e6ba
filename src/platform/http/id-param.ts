import { Param, type PipeTransform } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { invalidRequest } from './problem.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether `value` is written as a UUID. */
export const isUuid = (value: string): boolean => UUID.test(value);

class UuidPipe implements PipeTransform<string, string> {
  constructor(private readonly name: string) {}

  transform(value: string): string {
    if (isUuid(value)) return value.toLowerCase();
    throw invalidRequest([{ field: this.name, rule: 'is-uuid', message: `${this.name} in the path must be a UUID` }]);
  }
}

/** The path parameter `name` as a UUID in lower case; anything else is a 400 that names the parameter. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, new UuidPipe(name));

/** The field holds an id that is compared with others: in lower case, however it was written. */
export const InLowerCase = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value));
