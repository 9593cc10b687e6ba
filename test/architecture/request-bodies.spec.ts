import { getMetadataStorage, IsObject, ValidateNested, ValidationTypes } from 'class-validator';
import '../../src/app.module.js';

class LetsListsThrough {
  @ValidateNested({ each: true })
  readonly listed!: object[];

  @IsObject()
  @ValidateNested({ each: true })
  readonly half!: object[];
}

interface Check {
  readonly target: string | { readonly name: string };
  readonly propertyName: string;
  readonly type: string;
  readonly name?: string;
  readonly each?: boolean;
}

/** Every check that any request class declares. */
const CHECKS = [
  ...(getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, Check[]> }).validationMetadatas.values(),
].flat();

describe('an object inside of a request', () => {
  const nested = CHECKS.filter(({ type }) => type === ValidationTypes.NESTED_VALIDATION);
  const named = ({ target, propertyName }: Check) =>
    `${typeof target === 'string' ? target : target.name}.${propertyName}`;

  it('is checked to be one wherever it stands: @ValidateNested alone lets [] and [[]] through', () => {
    const unchecked = nested.filter(
      (inner) => !CHECKS.some((check) => check.name === 'isObject' && isSame(check, inner)),
    );
    expect(nested.length).toBeGreaterThan(5);
    expect(unchecked.map(named)).toEqual([`${LetsListsThrough.name}.listed`, `${LetsListsThrough.name}.half`]);
  });
});

/** Two checks of one field: of each item, or of the field itself. */
const isSame = (one: Check, other: Check): boolean =>
  one.target === other.target && one.propertyName === other.propertyName && !!one.each === !!other.each;
