import { ApiProperty } from '@nestjs/swagger';
import type { RuleTree } from '../../domain/admission/rule-tree.js';
import type { IsoDate } from '../../domain/calendar.js';
import type { Authority } from '../../domain/vocabulary/programs.js';
import type { VerifiedHow } from './rule-request.dto.js';

/** Whose rule it is: a program's own, or one that it has from its site or its organization. */
export const RULE_SCOPES = ['program', 'site', 'organization'] as const;
export type RuleScopeKind = (typeof RULE_SCOPES)[number];

/** What a rule applies to. */
export interface RuleScope {
  readonly kind: RuleScopeKind;
  readonly id: string;
}

/** What a rule applies to, as it is shown. */
export class RuleScopeDto implements RuleScope {
  readonly kind!: RuleScopeKind;
  readonly id!: string;
}

/** One published version of a rule. Versions are never changed: the next one says what holds from its day on. */
export class RuleVersionDto {
  /** The rule, through all of its versions. */
  readonly ruleId: string;
  /** This version. */
  readonly id: string;
  /** 1 for the first. */
  readonly version: number;
  readonly scope: RuleScopeDto;

  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly tree: RuleTree;
  readonly authority: Authority;
  readonly legalBasis: string | null;
  readonly stricterThanFederal: boolean | null;
  readonly possiblyUnlawful: string | null;
  readonly waivableBy: string | null;
  readonly effectiveFrom: IsoDate;
  /** The last day on which it stands, given the versions published after it; null while none ends it. */
  readonly effectiveTo: IsoDate | null;
  readonly verifiedOn: IsoDate | null;
  readonly verifiedBy: string | null;
  readonly verifiedHow: VerifiedHow | null;
  readonly note: string | null;
  /** True for the version that says that the rule no longer stands. */
  readonly withdrawn: boolean;
  readonly publishedAt: Date;
  /** The user who published it; null where an import did. */
  readonly publishedBy: string | null;

  constructor(version: RuleVersionDto) {
    this.ruleId = version.ruleId;
    this.id = version.id;
    this.version = version.version;
    this.scope = version.scope;
    this.tree = version.tree;
    this.authority = version.authority;
    this.legalBasis = version.legalBasis;
    this.stricterThanFederal = version.stricterThanFederal;
    this.possiblyUnlawful = version.possiblyUnlawful;
    this.waivableBy = version.waivableBy;
    this.effectiveFrom = version.effectiveFrom;
    this.effectiveTo = version.effectiveTo;
    this.verifiedOn = version.verifiedOn;
    this.verifiedBy = version.verifiedBy;
    this.verifiedHow = version.verifiedHow;
    this.note = version.note;
    this.withdrawn = version.withdrawn;
    this.publishedAt = version.publishedAt;
    this.publishedBy = version.publishedBy;
  }
}

/** The rules that stand on a day, a program's own and those it has from its site and organization. */
export class RulesOnDto {
  /** The day they stand on. */
  readonly on: IsoDate;
  readonly items: RuleVersionDto[];

  constructor(on: IsoDate, items: RuleVersionDto[]) {
    this.on = on;
    this.items = items;
  }
}

/** Every version of one rule, oldest first. */
export class RuleHistoryDto {
  readonly items: RuleVersionDto[];

  constructor(items: RuleVersionDto[]) {
    this.items = items;
  }
}
