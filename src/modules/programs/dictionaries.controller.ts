import { Controller, Get } from '@nestjs/common';
import { RULE_TYPES } from '../../domain/admission/rule-types/index.js';
import { COUPLE_RULE_TYPES } from '../../domain/couple/rule-types/index.js';
import { FACT_KEYS, FACTS } from '../../domain/facts/index.js';
import { Requires } from '../../platform/access/requires.js';
import { FactDictionaryDto, FactDto, RuleTypeDto, RuleTypeListDto } from './dictionary.dto.js';

/** What rules can ask and what can be known: the same for every caller, straight from the core's registries. */
@Controller()
export class DictionariesController {
  /** Lists the types of admission rule, with the values that each takes. */
  @Get('admission-rule-types')
  @Requires('rule:read')
  ruleTypes(): RuleTypeListDto {
    return new RuleTypeListDto([...RULE_TYPES, ...COUPLE_RULE_TYPES].map((type) => new RuleTypeDto(type)));
  }

  /** Lists everything that can be known about a client, with the question that settles it. */
  @Get('fact-dictionary')
  @Requires('directory:read')
  factDictionary(): FactDictionaryDto {
    return new FactDictionaryDto(FACT_KEYS.map((key) => new FactDto(key, FACTS[key])));
  }
}
