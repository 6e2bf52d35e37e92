import type { Rule } from '../../rule';
import { hiddenBySelector } from '../hidden-by-selector';
import { misplacedRule } from '../misplaced-rule';
import { newestRuleAlone } from '../newest-rule-alone';
import { portSettingsReplacePolicy } from '../port-settings-replace-policy';
import { portSettingsWithoutPort } from '../port-settings-without-port';
import { ruleBelowWildcard } from '../rule-below-wildcard';
import { ruleHiddenByWildcard } from '../rule-hidden-by-wildcard';
import { ruleWithoutService } from '../rule-without-service';
import { secondPolicyIgnored } from '../second-policy-ignored';
import { subsetPortReplacesBlocks } from '../subset-port-replaces-blocks';
import { subsetReplacesBlock } from '../subset-replaces-block';
import { swallowedByNarrowerExport } from '../swallowed-by-narrower-export';
import { swallowedBySelector } from '../swallowed-by-selector';

/** DestinationRules and policies that another one hides or replaces. */
export const policyRules: readonly Rule[] = [
  ruleWithoutService,
  misplacedRule,
  ruleHiddenByWildcard,
  ruleBelowWildcard,
  secondPolicyIgnored,
  newestRuleAlone,
  swallowedByNarrowerExport,
  swallowedBySelector,
  hiddenBySelector,
  portSettingsReplacePolicy,
  portSettingsWithoutPort,
  subsetReplacesBlock,
  subsetPortReplacesBlocks,
];
