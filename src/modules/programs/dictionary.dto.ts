import { ApiProperty } from '@nestjs/swagger';
import type { RuleType } from '../../domain/admission/rule-type.js';
import type { CoupleRuleType } from '../../domain/couple/couple-rule-type.js';
import type { Fact, Sensitivity } from '../../domain/facts/index.js';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Whom a rule speaks of: one client, or two partners in a plan. The two are not mixed in one rule. */
export const RULE_SUBJECTS = ['client', 'couple'] as const;

/** One type of admission rule. */
export class RuleTypeDto {
  readonly code: string;
  @ApiProperty({ enum: RULE_SUBJECTS })
  readonly speaksOf: (typeof RULE_SUBJECTS)[number];
  readonly label: string;
  /** The one question it answers; `met` always means good for admission. */
  readonly question: string;
  /** Where it is described or regulated. */
  readonly source: string;
  /** What a worker may say against it; null where law and guidance are silent. */
  readonly legalNote: string | null;
  /** Keys of the facts it reads. */
  readonly reads: string[];

  /** JSON schema of the values that a rule of this type takes. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly values: JsonSchema;

  constructor(type: RuleType | CoupleRuleType) {
    const { code, label, question, source, legalNote, reads, required, optional } = type;
    this.code = code;
    this.speaksOf = 'reach' in type ? 'couple' : 'client';
    this.label = label;
    this.question = question;
    this.source = source;
    this.legalNote = legalNote ?? null;
    this.reads = [...reads];
    const parameters = Object.entries({ ...required, ...optional });
    this.values = {
      type: 'object',
      properties: Object.fromEntries(
        parameters.map(([name, { schema, accepted }]) => [name, { ...schema, description: accepted }]),
      ),
      required: Object.keys(required),
      additionalProperties: false,
    };
  }
}

/** Every type of admission rule, in the order in which findings are shown. */
export class RuleTypeListDto {
  readonly items: RuleTypeDto[];

  constructor(items: RuleTypeDto[]) {
    this.items = items;
  }
}

/** One thing that can be known about a client. */
export class FactDto {
  readonly key: string;
  readonly label: string;
  /** The plain question that settles it. */
  readonly question: string;
  /** What is accepted, in words. */
  readonly accepted: string;
  readonly sensitivity: Sensitivity;
  /** True when it may be asked only out of the partner's sight and hearing. */
  readonly askedAlone: boolean;

  /** JSON schema of the value. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly value: JsonSchema;

  constructor(key: string, { label, question, type, sensitivity, askedAlone }: Fact<unknown>) {
    this.key = key;
    this.label = label;
    this.question = question;
    this.accepted = type.accepted;
    this.sensitivity = sensitivity;
    this.askedAlone = askedAlone;
    this.value = type.schema;
  }
}

/** Everything that can be known about a client. A fact that is not answered is unknown: never no, zero or false. */
export class FactDictionaryDto {
  readonly items: FactDto[];

  constructor(items: FactDto[]) {
    this.items = items;
  }
}
