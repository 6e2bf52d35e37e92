import { webhookRule } from '../schema-rule';

export const emptyTagName = webhookRule({
  id: 'empty-tag-name',
  severity: 'error',
  summary: 'A tag of metrics or traces has an empty name.',
  why: 'istiod refuses it for traces, and accepts it with a warning for metrics, where it names nothing.',
  source: 'istio/istio pkg/config/validation/validation.go (validateTelemetryTracing, validateTelemetryMetrics)',
});
