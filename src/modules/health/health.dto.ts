/** It is well; anything else is an error answer. */
export class HealthDto {
  /** Always `ok`. */
  readonly status: string = 'ok';
}
