import { webhookRule } from '../schema-rule';

export const unknownEndpointPort = webhookRule({
  id: 'unknown-endpoint-port',
  severity: 'error',
  summary: 'An endpoint of a ServiceEntry sets a port by a name that none of the ports of the entry has.',
  why: 'istiod refuses the entry: nothing would lead to that port.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateServiceEntry, validateWorkloadEntry)',
});
