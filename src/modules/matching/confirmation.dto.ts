import { ApiProperty } from '@nestjs/swagger';
import type { Confirmation } from '../../domain/matching/confirmations.js';

const ACTORS = ['client', 'staff', 'worker'] as const;

/** What must be confirmed before a provisional plan can be relied on, and by whom. */
export class ConfirmationDto implements Confirmation {
  @ApiProperty({ enum: ACTORS })
  readonly of!: Confirmation['of'];
  readonly clientId?: string;
  readonly programId?: string;
  readonly what!: string;
}
