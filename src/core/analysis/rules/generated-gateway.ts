import { gatewayUses, isGenerated } from '../istioctl/gateways';
import type { WorkspaceRule } from '../rule';

export const generatedGateway: WorkspaceRule = {
  id: 'generated-gateway',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0165'],
  summary: 'A VirtualService is bound to a Gateway that istiod generates.',
  why: 'istiod makes such a Gateway for each listener of the Kubernetes Gateway API and may name it otherwise in any release, so the binding is not to be relied on.',
  source: 'istio/istio pkg/config/analysis/analyzers/virtualservice/gateways.go, analyzeVirtualService',
  check: (input) =>
    gatewayUses(input)
      .filter(isGenerated)
      .map(({ service, written, path }) => ({
        resource: service.resource,
        path,
        message: `${written} is a Gateway that istiod generates for a listener of the Kubernetes Gateway API, and its name may change with any release. Use an HTTPRoute there, or an Istio Gateway.`,
        code: 'IST0165',
        ref: 'IST0165',
      })),
};
