import { schemaRule } from '../schema-rule';

export const badFormat = schemaRule({
  id: 'bad-format',
  severity: 'error',
  summary:
    'A text is not of the form that its field asks for: a name with capitals, a host with a space, an address that is none, a selector with *.',
  why: 'The API server refuses the resource, or istiod’s webhook does.',
  source:
    'istio/istio manifests/charts/base/files/crd-all.gen.yaml (pattern, x-kubernetes-validations); pkg/config/validation/agent/validation.go (ValidateWildcardDomain, ValidateIPSubnet); k8s.io/apimachinery pkg/api/validation',
});
