import { webhookRule } from '../schema-rule';

export const legacyGatewayName = webhookRule({
  id: 'legacy-gateway-name',
  severity: 'warning',
  summary: 'A Gateway is named with dots, as in egress.infra.svc.cluster.local.',
  why: 'istiod accepts it and warns: of such a name it takes the first two parts, name and namespace, whatever follows.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateGatewayNames); pilot/pkg/model/virtualservice.go (resolveGatewayName)',
});
