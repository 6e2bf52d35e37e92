import { webhookRule } from '../schema-rule';

export const customCondition = webhookRule({
  id: 'custom-condition',
  severity: 'error',
  summary: 'An AuthorizationPolicy with CUSTOM looks at an identity of the caller, from mTLS or a JWT.',
  why: 'istiod refuses it: the external authorizer is asked before those are looked at.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateAuthorizationPolicy)',
});
