import { webhookRule } from '../schema-rule';

export const emptyPolicyMatch = webhookRule({
  id: 'empty-policy-match',
  severity: 'error',
  summary: 'A source or an operation of an AuthorizationPolicy says nothing.',
  why: 'istiod refuses it, for it could mean every call or none.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateAuthorizationPolicy)',
});
