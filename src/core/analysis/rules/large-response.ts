import { webhookRule } from '../schema-rule';

export const largeResponse = webhookRule({
  id: 'large-response',
  severity: 'warning',
  summary: 'An answer of the proxy has a large body.',
  why: 'istiod sends it to every proxy that has the VirtualService; it warns above 100 KiB and refuses more than 1 MiB.',
  source: 'istio/istio pkg/config/validation/validation.go (validateHTTPDirectResponse)',
});
