import { webhookRule } from '../schema-rule';

export const headerName = webhookRule({
  id: 'header-name',
  severity: 'error',
  summary: 'A header cannot have the name that is written, or cannot be matched or changed under it.',
  why: 'istiod refuses the VirtualService: Host is written on the request alone, and what begins with : is no header.',
  source:
    'istio/istio pkg/config/validation/validation.go (ValidateHTTPHeaderNameOrJwtClaimRoute, ValidateHTTPHeaderOperationName, ValidateCORSHTTPHeaderName)',
});
