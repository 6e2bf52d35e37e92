import { webhookRule } from '../schema-rule';

export const noRoutes = webhookRule({
  id: 'no-routes',
  severity: 'error',
  summary: 'A VirtualService has no routes at all.',
  why: 'istiod refuses it.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateVirtualService)',
});
