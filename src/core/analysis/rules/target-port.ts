import { webhookRule } from '../schema-rule';

export const targetPort = webhookRule({
  id: 'target-port',
  severity: 'error',
  summary: 'A listener of a Gateway or Sidecar has a targetPort.',
  why: 'istiod’s webhook refuses the resource: the field belongs to Services and has no effect on a listener.',
  source: 'istio/istio pkg/config/validation/validation.go (validateServerPort, ValidateSidecar)',
});
