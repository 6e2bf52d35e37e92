import type { Finding } from './finding';
import { rules } from './rules';
import { yamlProblem } from './rules/yaml-problem';

const ids: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/** The id of the rule that a finding is of. What the parser objects to carries the parser's own code, and is of one rule whichever that is. */
export function ruleIdOf({ rule, layer }: Pick<Finding, 'rule' | 'layer'>): string {
  return layer === 'yaml' && !ids.has(rule) ? yamlProblem.id : rule;
}
