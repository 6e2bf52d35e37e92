import { webhookRule } from '../schema-rule';

export const meshWildcardHost = webhookRule({
  id: 'mesh-wildcard-host',
  severity: 'error',
  summary: 'A VirtualService for sidecars has the host *.',
  why: 'istiod refuses it: at a gateway * is every host of it, and in a sidecar it would be every host of the mesh.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateVirtualService)',
});
