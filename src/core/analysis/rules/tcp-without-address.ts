import { webhookRule } from '../schema-rule';

export const tcpWithoutAddress = webhookRule({
  id: 'tcp-without-address',
  severity: 'warning',
  summary: 'A ServiceEntry has a TCP port, or one without protocol, no addresses, and istiod allocates none.',
  why: 'TCP carries no name: without an address the entry takes every call to that port number, those to other servers too.',
  source:
    'istio/istio pkg/config/validation/validation.go (ValidateServiceEntry); pilot/pkg/networking/serviceentry/ip_autoallocation.go (ShouldV2AutoAllocateIPFromConfig)',
});
