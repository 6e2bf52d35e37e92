import { webhookRule } from '../schema-rule';

export const unusedCertificates = webhookRule({
  id: 'unused-certificates',
  severity: 'warning',
  summary: 'Certificates are set in a mode that passes TLS through unopened.',
  why: 'istiod warns of it and ignores them. PASSTHROUGH is the default, so that often the mode was forgotten.',
  source: 'istio/istio pkg/config/validation/validation.go (validateTLSOptions)',
});
