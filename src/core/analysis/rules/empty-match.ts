import { webhookRule } from '../schema-rule';

export const emptyMatch = webhookRule({
  id: 'empty-match',
  severity: 'error',
  summary: 'A matcher compares with an empty text.',
  why: 'istiod refuses it: everything begins with nothing. Presence is asked for with {}.',
  source: 'istio/istio pkg/config/validation/validation.go (validateStringMatch, validateAllowOrigins)',
});
