import { webhookRule } from '../schema-rule';

export const sniOutsideHosts = webhookRule({
  id: 'sni-outside-hosts',
  severity: 'error',
  summary: 'A server name in a TLS match is none of the hosts of its VirtualService.',
  why: 'istiod refuses it: proxies that do not have the host would not look at the match.',
  source: 'istio/istio pkg/config/validation/validation.go (validateSniHost); pkg/config/host/name.go (SubsetOf)',
});
