import { webhookRule } from '../schema-rule';

export const failoverWithoutEjection = webhookRule({
  id: 'failover-without-ejection',
  severity: 'warning',
  summary: 'Failover between localities is set without outlierDetection in the same policy.',
  why: 'Istio puts localities into an order only where endpoints can be ejected. Without outlierDetection those of a localityLbSetting are one pool, and calls go everywhere from the start.',
  source:
    'istio/istio pkg/config/validation/agent/validation.go (ValidateLocalityLbSetting, ValidateZoneAwareLbSetting); pilot/pkg/networking/core/loadbalancer/loadbalancer.go (ApplyLocalityLoadBalancer)',
});
