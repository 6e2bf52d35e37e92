import { webhookRule } from '../schema-rule';

export const authorityTwice = webhookRule({
  id: 'authority-twice',
  severity: 'error',
  summary: 'A route writes the Host header in more than one place.',
  why: 'istiod refuses the VirtualService: which one counts would be left to chance.',
  source: 'istio/istio pkg/config/validation/virtualservice.go (validateAuthorityRewrite)',
});
