import { schemaRule } from '../schema-rule';

export const duplicatePort = schemaRule({
  id: 'duplicate-port',
  severity: 'error',
  summary: 'Two ports of one ServiceEntry have the same name or the same number.',
  why: 'The API server refuses the entry: ports are told apart by name, and a listener by number.',
  source:
    'istio/istio manifests/charts/base/files/crd-all.gen.yaml (ServiceEntry ports); pkg/config/validation/validation.go (ValidateServiceEntry)',
});
