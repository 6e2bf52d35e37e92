import { webhookRule } from '../schema-rule';

export const deprecatedField = webhookRule({
  id: 'deprecated-field',
  severity: 'warning',
  summary: 'A field is deprecated, and istiod says so.',
  why: 'The field has no effect any more, or goes in some later release: what replaced it says the same.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateOutlierDetection, validateLoadBalancer); virtualservice.go (validateHTTPRoute)',
});
