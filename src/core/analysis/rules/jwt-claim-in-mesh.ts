import { webhookRule } from '../schema-rule';

export const jwtClaimInMesh = webhookRule({
  id: 'jwt-claim-in-mesh',
  severity: 'error',
  summary: 'A route for sidecars matches a claim of a JWT.',
  why: 'istiod refuses it: only gateways make claims known to routes.',
  source:
    'istio/istio pkg/config/validation/validation.go (ValidateVirtualService); pkg/jwt/routing.go (ToRoutingClaim)',
});
