import { webhookRule } from '../schema-rule';

export const localOriginFailures = webhookRule({
  id: 'local-origin-failures',
  severity: 'error',
  summary: 'consecutiveLocalOriginFailures is set while local failures are not counted apart.',
  why: 'istiod’s webhook refuses the resource: without splitExternalLocalOriginErrors a failed connection counts as a 5xx answer, and the limit would never be reached.',
  source: 'istio/istio pkg/config/validation/validation.go (validateOutlierDetection)',
});
