import { webhookRule } from '../schema-rule';

export const httpsRedirect = webhookRule({
  id: 'https-redirect',
  severity: 'warning',
  summary: 'httpsRedirect is set on a port that is not HTTP.',
  why: 'It answers plain HTTP with a redirect and does nothing elsewhere; istiod warns of it.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateGateway)',
});
