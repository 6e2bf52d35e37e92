import { schemaRule } from '../schema-rule';

export const conflictingFields = schemaRule({
  id: 'conflicting-fields',
  severity: 'error',
  summary: 'Two fields are set of which only one may be.',
  why: 'The API server refuses the resource, or istiod does. Where neither looked at it, the last field in Istio’s own order would win.',
  source:
    'istio/istio manifests/charts/base/files/crd-all.gen.yaml (oneOf, x-kubernetes-validations); pkg/config/validation/validation.go',
});
