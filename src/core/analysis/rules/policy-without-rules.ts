import { webhookRule } from '../schema-rule';

export const policyWithoutRules = webhookRule({
  id: 'policy-without-rules',
  severity: 'error',
  summary: 'An AuthorizationPolicy with DENY or CUSTOM has no rules.',
  why: 'istiod refuses it, for it would never be asked. Only ALLOW means something without rules: nothing is allowed.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateAuthorizationPolicy)',
});
