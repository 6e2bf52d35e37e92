import { callOf } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import { exportPath } from '../runtime/rule-fates';
import { exportWords, forConflicts, inNamespaces, type RuleConflict } from '../runtime/rule-conflicts';

export const newestRuleAlone: WorkspaceRule = {
  id: 'newest-rule-alone',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V22'],
  summary: 'Clients see two DestinationRules of one host and namespace whose exportTo differs.',
  why: 'istiod merges rules only where their exportTo is the same. Of two others, a client that sees both gets the newest alone, without the policy and the subsets of the older one.',
  source:
    'istio/istio pilot/pkg/model/destination_rule.go (mergeDestinationRule); pilot/pkg/model/sidecar.go (DestinationRule)',
  check: forConflicts('newest-alone', reportOf),
};

function reportOf(conflict: RuleConflict): Report {
  const { rule, by } = conflict;
  const message = `Clients${inNamespaces(conflict)} get only the newer of two rules, and nothing of this one. istiod merges only rules with the same exportTo: this one has ${exportWords(rule)}, ${callOf(by.resource)} has ${exportWords(by)}. Write one rule, or the same exportTo.`;
  return { resource: rule.resource, path: exportPath(rule), message, ref: 'V22' };
}
