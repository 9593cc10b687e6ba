/** Text that stands in JSON as it is: numbers that JavaScript cannot hold. */
export class RawJson {
  constructor(readonly text: string) {}
}

/** JSON of `value`, in which `RawJson` is passed on and `__proto__` is a key like any other. */
export function toJson(value: unknown): string {
  if (value instanceof RawJson) return value.text;
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${toJson(field)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** An object with one field, which may be called `__proto__`. */
export const fieldOf = (key: string, value: unknown): object => Object.fromEntries([[key, value]]);
