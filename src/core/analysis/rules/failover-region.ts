import { webhookRule } from '../schema-rule';

export const failoverRegion = webhookRule({
  id: 'failover-region',
  severity: 'error',
  summary: 'A region fails over to itself, is no region, or is ranked by a label that the setting ranks itself.',
  why: 'istiod’s webhook refuses the resource: failover leads from one region to another, and zones are ranked without it.',
  source:
    'istio/istio pkg/config/validation/agent/validation.go (ValidateLocalityLbSetting, ValidateZoneAwareLbSetting)',
});
