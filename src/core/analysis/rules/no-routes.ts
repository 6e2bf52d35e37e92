import { webhookRule } from '../schema-rule';

export const noRoutes = webhookRule({
  id: 'no-routes',
  severity: 'error',
  summary: 'A VirtualService has no routes at all.',
  why: 'A VirtualService says where the calls of its hosts go. Without http, tls or tcp it says nothing, and istiod refuses it.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateVirtualService)',
});
