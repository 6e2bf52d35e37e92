import { webhookRule } from '../schema-rule';

export const maglevTableSize = webhookRule({
  id: 'maglev-table-size',
  severity: 'error',
  summary: 'The table of a Maglev hash has no size, or one that is no prime number below 5000011.',
  why: 'istiod’s webhook refuses the resource, as Envoy would refuse the cluster.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateLoadBalancer, isPrime); https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/load_balancers#maglev',
});
