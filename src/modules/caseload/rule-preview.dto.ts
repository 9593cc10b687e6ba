import { ApiProperty } from '@nestjs/swagger';
import type { IsoDate } from '../../domain/calendar.js';
import type { CountBand } from '../../domain/caseload/small-cells.js';

/** What is told of a count: somewhere between the two, both included. The lowest band is 0 to 10. */
export class CountBandDto implements CountBand {
  readonly from!: number;
  readonly to!: number;
}

const LEAVES_OUT = [
  'fewer than 11 couples, which look like none',
  'the exact number: it is moved by up to 5 and told in elevens',
  'couples entered or changed since the day began',
];

/** What a change of a program would do over all couples who wait. Nobody can be told from it. */
export class RulePreviewDto {
  readonly programId: string;
  /** The moment for which programs and places were looked at. */
  readonly asOf: string;
  /** The caseload is that with which this day began (UTC), all day long. */
  readonly caseloadOf: IsoDate;
  /** Couples who would get their first joint plan. */
  @ApiProperty({ type: CountBandDto })
  readonly gains: CountBand;
  /** Couples who would lose their last joint plan. */
  @ApiProperty({ type: CountBandDto })
  readonly losses: CountBand;
  /** What the numbers leave out. */
  readonly leavesOut: string[] = LEAVES_OUT;

  constructor(of: Pick<RulePreviewDto, 'programId' | 'asOf' | 'caseloadOf' | 'gains' | 'losses'>) {
    this.programId = of.programId;
    this.asOf = of.asOf;
    this.caseloadOf = of.caseloadOf;
    this.gains = of.gains;
    this.losses = of.losses;
  }
}
