import { webhookRule } from '../schema-rule';

export const headerValue = webhookRule({
  id: 'header-value',
  severity: 'error',
  summary: 'The value of a header has a control character, or a % that begins no variable of Envoy.',
  why: 'istiod refuses the VirtualService: Envoy would not take the route.',
  source:
    'istio/istio pkg/config/validation/validation.go (ValidateHTTPHeaderValue); header_value_validator.go (validateHeaderValue)',
});
