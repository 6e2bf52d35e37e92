import { callOf, listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import { forConflicts, type RuleConflict } from '../runtime/rule-conflicts';

export const swallowedByNarrowerExport: WorkspaceRule = {
  id: 'swallowed-by-narrower-export',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V23'],
  summary: 'A newer DestinationRule is exported to more namespaces than an older one of its host and namespace.',
  why: 'istiod merges the newer rule into the older one and keeps the exportTo of that. The further namespaces get neither of the two.',
  source: 'istio/istio pilot/pkg/model/destination_rule.go (mergeDestinationRule)',
  check: forConflicts('swallowed-by-export', reportOf),
};

function reportOf({ rule, by, namespaces }: RuleConflict): Report {
  const { resource } = rule;
  const missing = namespaces.includes('*') ? 'All other namespaces' : `Clients in ${listNames(namespaces)}`;
  const message = `istiod probably merges this rule into the older ${callOf(by.resource)}, which is exported to [${by.exportTo.join(', ')}] only. ${missing} then get no rule: give both the same exportTo.`;
  return { resource, path: ['spec', 'exportTo'], message, ref: 'V23' };
}
