import { webhookRule } from '../schema-rule';

export const networkWithoutAddress = webhookRule({
  id: 'network-without-address',
  severity: 'warning',
  summary: 'An endpoint or a WorkloadEntry has a network and no address.',
  why: 'It is meant for servers behind the gateway of another network; where istiod knows no such gateway, nothing can be called.',
  source: 'istio/istio pkg/config/validation/validation.go (validateWorkloadEntry)',
});
