import type { Rule } from './rule';
import { rules } from './rules';
import type { RuleInput } from './run';

/**
 * The rules that had nothing to judge since they ask about calls and none is drawn; none where a call is drawn, or nothing stands in the files that calls
 * could go to.
 */
export function silentRules({ mesh }: Pick<RuleInput, 'mesh'>): readonly Rule[] {
  const { workloads, entries } = mesh;
  if (entries.length === 0 || workloads.some(({ calls }) => calls.length > 0)) return [];
  return rules.filter(({ asks }) => asks === 'calls' || (asks === 'calls-of-pods' && workloads.length > 0));
}
