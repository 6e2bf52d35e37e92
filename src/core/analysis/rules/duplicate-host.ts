import { webhookRule } from '../schema-rule';

export const duplicateHost = webhookRule({
  id: 'duplicate-host',
  severity: 'error',
  summary:
    'Two hosts of a VirtualService stand for the same calls: they are equal, or one is a domain that holds the other.',
  why: 'istiod refuses it.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateVirtualService); pkg/config/host/name.go (Matches)',
});
