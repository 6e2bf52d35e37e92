import { webhookRule } from '../schema-rule';

export const duplicateHost = webhookRule({
  id: 'duplicate-host',
  severity: 'error',
  summary:
    'Two hosts of a VirtualService stand for the same calls: they are equal, or one is a domain that holds the other.',
  why: 'All hosts of a VirtualService get the same routes, so that one of the two adds nothing and may be a slip for another host; istiod refuses the VirtualService.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateVirtualService); pkg/config/host/name.go (Matches)',
});
