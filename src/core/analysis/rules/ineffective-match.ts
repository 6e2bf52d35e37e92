import { webhookRule } from '../schema-rule';

export const ineffectiveMatch = webhookRule({
  id: 'ineffective-match',
  severity: 'info',
  codes: ['IST0131'],
  summary: 'A match repeats an earlier one, or takes by prefix what an earlier prefix takes already.',
  why: 'istiod accepts it, and istioctl analyze mentions it: the first match in order wins.',
  source: 'istio/istio pkg/config/validation/validation.go (analyzeUnreachableHTTPRules, coveredValidation)',
});
