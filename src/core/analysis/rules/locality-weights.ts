import { webhookRule } from '../schema-rule';

export const localityWeights = webhookRule({
  id: 'locality-weights',
  severity: 'error',
  summary: 'The shares of localities do not add up to 100.',
  why: 'istiod’s webhook refuses the resource, and looks no further in the block.',
  source: 'istio/istio pkg/config/validation/agent/validation.go (ValidateLocalityLbSetting)',
});
