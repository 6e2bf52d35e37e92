import { webhookRule } from '../schema-rule';

export const unknownTarget = webhookRule({
  id: 'unknown-target',
  severity: 'error',
  summary: 'A policy names an object of a kind that no policy can be about, or with the wrong group.',
  why: 'istiod refuses the policy: it would be in force nowhere.',
  source: 'istio/istio pkg/config/validation/validation.go (validatePolicyTargetReference)',
});
