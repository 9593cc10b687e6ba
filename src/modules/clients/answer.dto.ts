import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { Allow, ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsObject, ValidateNested } from 'class-validator';
import {
  ANSWER_SOURCES,
  ANSWER_STATES,
  FACT_KEYS,
  type AnswerSource,
  type AnswerState,
  type FactKey,
} from '../../domain/facts/index.js';
import { PageDto } from '../../platform/http/page.js';
import type { RecordedAnswer } from './client-record.js';

const ANY_JSON = {
  description: 'The answer itself, in the shape of the fact; only with the state `known`.',
  oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'array', items: {} }, { type: 'object' }],
};

export class NewAnswerDto {
  /** Which question was answered: a key of the fact dictionary. */
  @IsIn(FACT_KEYS)
  readonly fact!: FactKey;

  /** `known` with a value; `unknown` where the client does not know; `refused` where they would not say. */
  @IsIn(ANSWER_STATES)
  readonly state!: AnswerState;

  @Allow()
  @ApiPropertyOptional(ANY_JSON)
  readonly value?: unknown;

  /** Where the answer comes from. What somebody else said counts as unknown until the client says it. */
  @IsIn(ANSWER_SOURCES)
  readonly source!: AnswerSource;
}

export class RecordAnswersDto {
  /** One or several answers, each to a different question. They are stored together or not at all. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NewAnswerDto)
  readonly answers!: NewAnswerDto[];
}

/** An answer as it was recorded. */
export class AnswerDto {
  readonly id: string;
  readonly fact: FactKey;
  readonly state: AnswerState;
  /** Null unless the state is `known`. */
  @ApiPropertyOptional({ ...ANY_JSON, nullable: true })
  readonly value: unknown;
  readonly source: AnswerSource;
  /** False for what somebody else said: it decides nothing before the client confirms it. */
  readonly counts: boolean;
  /** An instant. */
  readonly recordedAt: string;
  /** The user who recorded it. */
  readonly recordedBy: string;

  constructor(answer: RecordedAnswer) {
    this.id = answer.id;
    this.fact = answer.fact;
    this.state = answer.state;
    this.value = answer.value ?? null;
    this.source = answer.source;
    this.counts = answer.source !== 'reported-by-other';
    this.recordedAt = answer.recordedAt.toISOString();
    this.recordedBy = answer.recordedBy;
  }
}

export class AnswerPageDto extends PageDto(AnswerDto) {}
