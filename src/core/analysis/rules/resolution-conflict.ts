import { schemaRule } from '../schema-rule';

export const resolutionConflict = schemaRule({
  id: 'resolution-conflict',
  severity: 'error',
  summary: 'Hosts, addresses, endpoints or ports do not go with the resolution of their ServiceEntry.',
  why: 'The API server or istiod refuses the entry. An absent resolution means NONE, which takes no endpoints.',
  source:
    'istio/istio manifests/charts/base/files/crd-all.gen.yaml (ServiceEntry, x-kubernetes-validations); pkg/config/validation/validation.go (ValidateServiceEntry)',
});
