import { schemaRule } from '../schema-rule';

export const missingField = schemaRule({
  id: 'missing-field',
  severity: 'error',
  summary: 'A field that the kind requires is not there.',
  why: 'The API server refuses the resource, or istiod does where the CRD does not ask for the field.',
  source: 'istio/istio manifests/charts/base/files/crd-all.gen.yaml (required); pkg/config/validation/validation.go',
});
