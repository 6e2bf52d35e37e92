import { webhookRule } from '../schema-rule';

export const extraTracing = webhookRule({
  id: 'extra-tracing',
  severity: 'warning',
  summary: 'A Telemetry has several entries for traces, or one with several providers.',
  why: 'istiod accepts it with a warning: it supports one, and what it takes is not promised.',
  source: 'istio/istio pkg/config/validation/validation.go (validateTelemetryTracing)',
});
