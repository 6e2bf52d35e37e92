import { schemaRule } from '../schema-rule';

export const duplicatePort = schemaRule({
  id: 'duplicate-port',
  severity: 'error',
  summary: 'Two ports of a ServiceEntry, or of the listeners of a Gateway or Sidecar, have the same name or number.',
  why: 'The API server refuses the entry, and istiod the listeners: ports are told apart by name, and listeners by number.',
  source:
    'istio/istio manifests/charts/base/files/crd-all.gen.yaml (ServiceEntry ports); pkg/config/validation/validation.go (ValidateServiceEntry, ValidateGateway, ValidateSidecar)',
});
