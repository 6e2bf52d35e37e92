import { webhookRule } from '../schema-rule';

export const unsupportedProbe = webhookRule({
  id: 'unsupported-probe',
  severity: 'error',
  summary: 'The readiness of a WorkloadGroup is asked for in a way that istiod does not know.',
  why: 'istiod refuses the group for grpc, although the CRD and the agent beside the server take it.',
  source: 'istio/istio pkg/config/validation/validation.go (validateReadinessProbe)',
});
