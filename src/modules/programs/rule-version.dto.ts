import { ApiProperty } from '@nestjs/swagger';
import type { RuleTree } from '../../domain/admission/rule-tree.js';
import type { IsoDate } from '../../domain/calendar.js';
import type { LegalWords } from '../../domain/legal/index.js';
import { RULE_ORIGINS, type Authority, type RuleOrigin } from '../../domain/vocabulary/programs.js';
import { LegalNoteDto } from './legal-note.dto.js';
import type { VerifiedHow } from './rule-request.dto.js';

/** Whose rule it is: a program's own, or one that it has from its site, its organization or a funder. */
type RuleScopeKind = 'program' | 'site' | 'organization' | 'funder';

/** What a rule applies to. */
export interface RuleScope {
  readonly kind: RuleScopeKind;
  readonly id: string;
}

/** A scope that lies inside one organization. */
export interface OwnScope extends RuleScope {
  readonly kind: Exclude<RuleScopeKind, 'funder'>;
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

/** A rule that stands for a program: its own, or inherited, with what law says of it on the day. */
export class ProgramRuleDto extends RuleVersionDto {
  /** From where the program has it; null for a rule of its own. */
  @ApiProperty({ enum: RULE_ORIGINS, nullable: true })
  readonly inheritedFrom: RuleOrigin | null;
  /** The name of the funder, the organization or the site; null for a rule of its own. */
  readonly inheritedFromName: string | null;
  /** What law and guidance say of it on the day. */
  @ApiProperty({ type: [LegalNoteDto] })
  readonly legalNotes: readonly LegalWords[];

  constructor(rule: Omit<ProgramRuleDto, 'legalNotes'>, legalNotes: readonly LegalWords[]) {
    super(rule);
    this.inheritedFrom = rule.inheritedFrom;
    this.inheritedFromName = rule.inheritedFromName;
    this.legalNotes = legalNotes;
  }
}

/**
 * The rules that stand on a day, a program's own first and then those it has from others. The days on which an
 * inherited one stands are those on which it stands here: a funder's binds a program only while the funder pays.
 */
export class RulesOnDto {
  /** The day they stand on. */
  readonly on: IsoDate;
  readonly items: ProgramRuleDto[];

  constructor(on: IsoDate, items: ProgramRuleDto[]) {
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
