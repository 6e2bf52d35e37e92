import { schemaRule } from '../schema-rule';

export const endpointAddress = schemaRule({
  id: 'endpoint-address',
  severity: 'error',
  summary:
    'An endpoint has no address, a socket path that cannot be one, or a socket where the entry has several ports.',
  why: 'The API server or istiod refuses the resource: a proxy could not tell where to connect to.',
  source:
    'istio/istio manifests/charts/base/files/crd-all.gen.yaml (WorkloadEntry, x-kubernetes-validations); pkg/config/validation/validation.go (validateWorkloadEntry)',
});
