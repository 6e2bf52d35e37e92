import { webhookRule } from '../schema-rule';

export const indistinctHosts = webhookRule({
  id: 'indistinct-hosts',
  severity: 'error',
  summary: 'A ServiceEntry has several hosts and a port on which a proxy cannot tell them apart.',
  why: 'HTTP and TLS say which host is meant, and other protocols do not. istiod refuses the entry, or warns where the hosts share addresses.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateServiceEntry)',
});
