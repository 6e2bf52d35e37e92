import { webhookRule } from '../schema-rule';

export const duplicateEgressHost = webhookRule({
  id: 'duplicate-egress-host',
  severity: 'warning',
  summary: 'A host of a Sidecar is listed twice, or is within another one.',
  why: 'It adds nothing, and hides what the list lets in; istiod warns of it.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateSidecar)',
});
