import { callOf } from '../istioctl/words';
import { remedyIn } from '../istioctl/remedy';
import type { Report, WorkspaceRule } from '../rule';
import { forConflicts, type RuleConflict } from '../runtime/rule-conflicts';

export const swallowedBySelector: WorkspaceRule = {
  id: 'swallowed-by-selector',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['V17'],
  summary: 'A DestinationRule with exportTo ["."] is merged into one with a workloadSelector.',
  why: 'A rule with a workloadSelector is private, as if it had exportTo ["."]. istiod takes the rule for all as a part of it and does not keep that on its own, so that workloads which the selector does not match get no rule: no TLS, no limits, no ejection.',
  source: 'istio/istio pilot/pkg/model/destination_rule.go (mergeDestinationRule), istio/istio#58322',
  check: forConflicts('swallowed-by-selector', reportOf),
};

function reportOf({ rule, by }: RuleConflict): Report {
  const { resource, host, namespace } = rule;
  const message = `Other pods of ${namespace} get no rule for ${host}: ${callOf(by.resource)} has a workloadSelector, which makes it exportTo ["."] too, and istiod merges this rule into it. Write exportTo [${namespace}], or leave it out.`;
  const fix = remedyIn(resource, `Write exportTo [${namespace}]`, [
    { type: 'set', path: ['spec', 'exportTo', 0], value: namespace },
  ]);
  return { resource, path: ['spec', 'exportTo'], message, ref: 'V17', fix };
}
