import { isEqual } from '../../mesh';
import { callOf } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import { forConflicts, type RuleConflict } from '../runtime/rule-conflicts';

export const secondPolicyIgnored: WorkspaceRule = {
  id: 'second-policy-ignored',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V11'],
  summary: 'Two DestinationRules of one host and namespace both have a trafficPolicy.',
  why: 'istiod merges such rules: subsets are added up, and of trafficPolicy the oldest counts as a whole. Settings of the other one are missing, also where the first says nothing about them.',
  source: 'istio/istio pilot/pkg/model/destination_rule.go (mergeDestinationRule)',
  check: forConflicts('policy-lost', reportOf),
};

function reportOf({ rule, by, path }: RuleConflict): Report {
  const { resource, host } = rule;
  const other = callOf(by.resource);
  const isSame = isEqual(rule.resource.value['spec'], by.resource.value['spec']);
  const message = isSame
    ? `istiod merges this rule with ${other}, which says the same, and takes trafficPolicy only from that one. Remove one.`
    : `Nothing of this trafficPolicy is in force: istiod merges the rule with ${other} for ${host} and takes trafficPolicy only from that one. Write both into one rule.`;
  return { resource, path, part: 'key', message, ref: 'V11', ...(isSame ? { severity: 'info' } : {}) };
}
