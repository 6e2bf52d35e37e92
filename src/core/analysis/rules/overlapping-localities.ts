import { webhookRule } from '../schema-rule';

export const overlappingLocalities = webhookRule({
  id: 'overlapping-localities',
  severity: 'error',
  summary: 'A locality of distribute is covered by another one.',
  why: 'istiod’s webhook refuses the resource: two shares would apply to the same endpoints. Keys of to come to it in any order, so that it may let such a pair pass one day and refuse it the next.',
  source: 'istio/istio pkg/config/validation/agent/validation.go (validateLocalities)',
});
