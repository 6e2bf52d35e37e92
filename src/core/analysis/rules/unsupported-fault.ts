import { webhookRule } from '../schema-rule';

export const unsupportedFault = webhookRule({
  id: 'unsupported-fault',
  severity: 'error',
  summary: 'A fault is asked for that Istio does not implement.',
  why: 'istiod refuses the VirtualService.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateHTTPFaultInjectionAbort, validateHTTPFaultInjectionDelay)',
});
