import { webhookRule } from '../schema-rule';

export const unknownAttribute = webhookRule({
  id: 'unknown-attribute',
  severity: 'error',
  summary: 'A condition of an AuthorizationPolicy looks at an attribute that Istio does not have, or no longer.',
  why: 'A condition that looks at nothing would never hold, which opens a DENY policy and closes an ALLOW policy; istiod refuses it before it gets that far.',
  source: 'istio/istio pkg/config/security/security.go (ValidateAttribute)',
});
