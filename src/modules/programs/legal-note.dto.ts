import { ApiProperty } from '@nestjs/swagger';
import { LEGAL_STATUSES, type LegalStatus, type LegalWords } from '../../domain/legal/index.js';

/** What law or guidance says of a rule on the day in question: a point to check with the program, never a verdict. */
export class LegalNoteDto implements LegalWords {
  readonly code!: string;
  /** `federal`, or the two letters of a state. */
  readonly jurisdiction!: string;

  /** `possibly-unlawful` means contestable: check. */
  @ApiProperty({ enum: LEGAL_STATUSES })
  readonly status!: LegalStatus;
  readonly says!: string;
  /** What to say to the program. */
  readonly toProgram!: string;
  readonly source!: string;
}
