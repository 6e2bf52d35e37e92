import { injectsByDefault } from '../../mesh';
import { injectionLabel, isUnlabelled, revisionLabel, workNamespaces } from '../istioctl/injection';
import type { Report, WorkspaceRule } from '../rule';

export const namespaceNotInjected: WorkspaceRule = {
  id: 'namespace-not-injected',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'info',
  codes: ['IST0102'],
  sees: 'drawn',
  summary: 'A Namespace says nothing about sidecars or ambient mode.',
  why: 'Its pods are not in the mesh, so none of Istio’s settings for calls reaches them. A label says whether that is meant.',
  source: 'istio/istio pkg/config/analysis/analyzers/injection/injection.go (Analyze)',
  check: (input) =>
    injectsByDefault(input.mesh)
      ? []
      : workNamespaces(input)
          .filter(isUnlabelled)
          .map(({ resource, name }): Report => ({
            resource,
            path: ['metadata', 'name'],
            message: `Namespace ${name} has neither ${injectionLabel} nor ${revisionLabel}, so its pods get no sidecar. Label it ${injectionLabel}: enabled, or disabled if that is intended.`,
            code: 'IST0102',
            ref: 'IST0102',
          })),
};
