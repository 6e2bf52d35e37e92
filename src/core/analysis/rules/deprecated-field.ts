import { webhookRule } from '../schema-rule';

export const deprecatedField = webhookRule({
  id: 'deprecated-field',
  severity: 'warning',
  summary: 'A field is deprecated, and istiod says so.',
  why: 'A deprecated field goes in some later release. Another one took over what minimumRingSize and mirrorPercent say; consecutiveErrors has no effect any more, so that each of its two successors changes what is ejected.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateOutlierDetection, validateLoadBalancer); virtualservice.go (validateHTTPRoute)',
});
