import type { DestinationRule, Mesh } from '../../mesh';
import { callOf } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import { forRules, whyNever, type NeverApplied } from '../runtime/rule-fates';

export const ruleBelowWildcard: WorkspaceRule = {
  id: 'rule-below-wildcard',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V10'],
  summary: 'A DestinationRule is for a host that the files have as a part of a wildcard service alone.',
  why: 'istiod looks for rules by the host of the service. To a service of host *.example.com only rules belong whose host covers all of it, so that one for api.example.com governs no call.',
  source: 'istio/istio pilot/pkg/model/push_context.go (destinationRule); pkg/config/host/name.go (SubsetOf)',
  check: forRules((rule, mesh) => {
    const never = whyNever(mesh, rule);
    return never?.why === 'below-wildcard' ? [reportOf(rule, mesh, never)] : [];
  }),
};

function reportOf({ resource, host, writtenHost }: DestinationRule, { registry }: Mesh, never: NeverApplied): Report {
  const pattern = registry.patternsFor(host)[0] ?? '';
  const of = never.by ? ` of ${callOf(never.by)}` : '';
  const message = `No call uses this rule: ${writtenHost} is known only as a part of ${pattern}${of}, and istiod takes no rule for a part of a wildcard host. Write host ${pattern}, or give ${writtenHost} a ServiceEntry of its own.`;
  return { resource, path: ['spec', 'host'], message, ref: 'V10' };
}
