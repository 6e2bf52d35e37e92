import { dataPlaneLabel, injectionLabel, revisionLabel, workNamespaces } from '../istioctl/injection';
import type { Seen } from '../istioctl/scope';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';

export const namespaceInjectionLabels: WorkspaceRule = {
  id: 'namespace-injection-labels',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0123'],
  sees: 'drawn',
  summary: 'A Namespace has more than one label that puts its pods into the mesh.',
  why: 'istio-injection wins over a revision, and sidecars over ambient mode, so the other label is without effect. Which one was meant cannot be told.',
  source: 'istio/istio pkg/config/analysis/analyzers/injection/injection.go (Analyze)',
  check: (input) => workNamespaces(input).flatMap(checkNamespace),
};

function checkNamespace({ resource, name, labels }: Seen): readonly Report[] {
  const injection = labels[injectionLabel];
  const others = injection === undefined || injection === 'enabled' ? [revisionLabel, dataPlaneLabel] : [];
  const [, second, ...more] = [injectionLabel, ...others].filter((label) => labels[label] !== undefined);
  if (second === undefined) return [];
  const all = [injectionLabel, ...others].filter((label) => labels[label] !== undefined);
  const shown = listNames(all.map((label) => `${label}: ${labels[label] ?? ''}`));
  return [
    {
      resource,
      path: ['metadata', 'labels', second],
      part: 'key',
      message: `Namespace ${name} has ${shown}, and only one of them takes effect. Keep the one that you want and remove the other${more.length > 0 ? 's' : ''}.`,
      code: 'IST0123',
      ref: 'IST0123',
    },
  ];
}
