import { webhookRule } from '../schema-rule';

export const emptySelector = webhookRule({
  id: 'empty-selector',
  severity: 'warning',
  summary: 'A selector has no labels.',
  why: 'istiod accepts it and warns: it picks every workload of the namespace, which is seldom what somebody means who writes a selector.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateAlphaWorkloadSelector, validateWorkloadSelector)',
});
