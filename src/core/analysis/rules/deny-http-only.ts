import { webhookRule } from '../schema-rule';

export const denyHttpOnly = webhookRule({
  id: 'deny-http-only',
  severity: 'warning',
  summary: 'A DENY rule looks at nothing but requests.',
  why: 'On TCP ports no request is seen, and the rule denies every connection there. istiod accepts it with a warning.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateAuthorizationPolicy)',
});
