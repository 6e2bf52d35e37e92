import { schemaRule } from '../schema-rule';

export const endpointAddress = schemaRule({
  id: 'endpoint-address',
  severity: 'error',
  summary: 'An endpoint has no address, or a socket path that cannot be one.',
  why: 'The API server refuses the resource: a proxy could not tell where to connect to.',
  source: 'istio/istio manifests/charts/base/files/crd-all.gen.yaml (WorkloadEntry, x-kubernetes-validations)',
});
