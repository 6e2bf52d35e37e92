import { webhookRule } from '../schema-rule';

export const unknownAttribute = webhookRule({
  id: 'unknown-attribute',
  severity: 'error',
  summary: 'A condition of an AuthorizationPolicy looks at an attribute that Istio does not have, or no longer.',
  why: 'istiod refuses the policy.',
  source: 'istio/istio pkg/config/security/security.go (ValidateAttribute)',
});
