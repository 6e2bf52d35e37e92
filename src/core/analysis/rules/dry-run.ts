import { webhookRule } from '../schema-rule';

export const dryRun = webhookRule({
  id: 'dry-run',
  severity: 'error',
  summary:
    'istio.io/dry-run stands on another kind than AuthorizationPolicy, with another action than ALLOW or DENY, or is no boolean.',
  why: 'istiod refuses the resource: it would do for real what somebody wants to try.',
  source: 'istio/istio pkg/config/validation/validation.go (checkDryRunAnnotation)',
});
