import { injectsByDefault } from '../../mesh';
import { injectionLabel, isUnlabelled, workNamespaces } from '../istioctl/injection';
import type { Report, WorkspaceRule } from '../rule';

export const namespaceInjectedByDefault: WorkspaceRule = {
  id: 'namespace-injected-by-default',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'info',
  codes: ['IST0148'],
  sees: 'drawn',
  summary: 'A Namespace says nothing about sidecars, and the injector gives its pods one all the same.',
  why: 'The ConfigMap of the injector has enableNamespacesByDefault, so that saying nothing means yes. Who reads the Namespace alone takes it for a no.',
  source: 'istio/istio pkg/config/analysis/analyzers/injection/injection.go (Analyze)',
  check: (input) =>
    injectsByDefault(input.mesh)
      ? workNamespaces(input)
          .filter(isUnlabelled)
          .map(({ resource, name }): Report => ({
            resource,
            path: ['metadata', 'name'],
            message: `Namespace ${name} has no ${injectionLabel}, and its pods get a sidecar by the injector’s default. Label it ${injectionLabel}: enabled to say so, or disabled to have none.`,
            code: 'IST0148',
            ref: 'IST0148',
          }))
      : [],
};
