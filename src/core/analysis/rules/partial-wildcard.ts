import { webhookRule } from '../schema-rule';

export const partialWildcard = webhookRule({
  id: 'partial-wildcard',
  severity: 'warning',
  summary: 'A host of a ServiceEntry has a * that is only part of a label, such as *api.example.com.',
  why: 'istiod accepts it and warns that it is not supported, save with DYNAMIC_DNS: what the proxies make of it is not promised.',
  source:
    'istio/istio pkg/config/validation/validation.go (ValidateServiceEntry); agent/validation.go (ValidatePartialWildCard)',
});
