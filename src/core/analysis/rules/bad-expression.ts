import { webhookRule } from '../schema-rule';

export const badExpression = webhookRule({
  id: 'bad-expression',
  severity: 'error',
  summary: 'The filter of access logs is no CEL expression.',
  why: 'istiod refuses the Telemetry. Whether the names in the expression are known shows in the proxies alone.',
  source:
    'istio/istio pkg/config/validation/validation_istiod.go (validateTelemetryFilter); google/cel-go parser/gen/CEL.g4',
});
