import { labelsIn, recordIn } from '../../mesh';
import { isAmbientNamespace, namespaceOf } from '../istioctl/in-mesh';
import { completeOf, type Seen } from '../istioctl/scope';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';

export const sidecarsForNamespace: WorkspaceRule = {
  id: 'sidecars-for-namespace',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0111'],
  summary: 'A namespace has several Sidecars without a selector.',
  why: 'A proxy takes one Sidecar for the namespace, the oldest, and the limits of the others are not in force.',
  source: 'istio/istio pkg/config/analysis/analyzers/sidecar/selector.go, SelectorAnalyzer.Analyze',
  check: (input) => {
    const byNamespace = new Map<string, Seen[]>();
    for (const sidecar of completeOf(input, 'Sidecar')) {
      if (Object.keys(labelsIn(recordIn(sidecar.spec, 'workloadSelector'), 'labels')).length > 0) continue;
      byNamespace.set(sidecar.namespace, [...(byNamespace.get(sidecar.namespace) ?? []), sidecar]);
    }
    return [...byNamespace].flatMap(([namespace, sidecars]) =>
      sidecars.length < 2 || isAmbientNamespace(namespaceOf(input, namespace))
        ? []
        : sidecars.map((each) => reportOf(each, sidecars)),
    );
  },
};

function reportOf({ resource, namespace, name }: Seen, sidecars: readonly Seen[]): Report {
  const others = sidecars.filter(({ resource: other }) => other !== resource).map((each) => each.name);
  return {
    resource,
    path: ['metadata', 'name'],
    message: `${name} and ${listNames(others)} are Sidecars for all of ${namespace}, and proxies use only the oldest. Join them, or give the others a workloadSelector.`,
    code: 'IST0111',
    ref: 'IST0111',
  };
}
