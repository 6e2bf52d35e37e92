import { webhookRule } from '../schema-rule';

export const configmapCredential = webhookRule({
  id: 'configmap-credential',
  severity: 'error',
  summary: 'A credentialName of configmap:// is malformed, or names another namespace.',
  why: 'istiod’s webhook refuses the resource: a rule may read ConfigMaps of its own namespace alone.',
  source:
    'istio/istio pkg/config/validation/agent/validation.go (ValidateTLS); pilot/pkg/model/credentials/resource.go (ParseResourceName)',
});
