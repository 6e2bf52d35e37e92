import { webhookRule } from '../schema-rule';

export const egressProxy = webhookRule({
  id: 'egress-proxy',
  severity: 'error',
  summary: 'The egressProxy of a Sidecar is one that istiod refuses, or its mode is not ALLOW_ANY.',
  why: 'istiod sends calls to unknown destinations to this host in place of the dialled address, so it must be one host and one port; with REGISTRY_ONLY such calls are refused and there is nothing to send.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateSidecarOutboundTrafficPolicy); pilot/pkg/networking/core/listener_builder.go (buildOutboundCatchAllNetworkFiltersOnly)',
});
