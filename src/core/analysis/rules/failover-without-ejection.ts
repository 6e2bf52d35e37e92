import { webhookRule } from '../schema-rule';

export const failoverWithoutEjection = webhookRule({
  id: 'failover-without-ejection',
  severity: 'warning',
  summary: 'Failover between localities is set without outlierDetection in the same policy.',
  why: 'Endpoints in the cluster never count as failed without ejection, so that calls never fail over; istiod warns of it.',
  source:
    'istio/istio pkg/config/validation/agent/validation.go (ValidateLocalityLbSetting, ValidateZoneAwareLbSetting)',
});
