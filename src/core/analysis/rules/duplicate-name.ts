import { webhookRule } from '../schema-rule';

export const duplicateName = webhookRule({
  id: 'duplicate-name',
  severity: 'error',
  summary: 'Two items of a list have the same name: subsets, or attributes of a cookie.',
  why: 'istiod’s webhook refuses the resource: routes choose a subset by its name, and only one could be meant.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateDestinationRule, validateLoadBalancer)',
});
