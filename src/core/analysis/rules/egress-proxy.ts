import { webhookRule } from '../schema-rule';

export const egressProxy = webhookRule({
  id: 'egress-proxy',
  severity: 'error',
  summary: 'The egressProxy of a Sidecar is one that istiod refuses.',
  why: 'istiod’s webhook refuses the resource, although Istio ignores the field.',
  source: 'istio/istio pkg/config/validation/validation.go (validateSidecarOutboundTrafficPolicy)',
});
