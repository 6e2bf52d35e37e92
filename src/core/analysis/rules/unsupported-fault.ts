import { webhookRule } from '../schema-rule';

export const unsupportedFault = webhookRule({
  id: 'unsupported-fault',
  severity: 'error',
  summary: 'A fault is asked for that Istio does not implement.',
  why: 'The API has fields for these faults and Istio makes nothing of them for Envoy: a test would go through without its fault, so istiod refuses the VirtualService.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateHTTPFaultInjectionAbort, validateHTTPFaultInjectionDelay)',
});
