import { schemaRule } from '../schema-rule';

export const outOfRange = schemaRule({
  id: 'out-of-range',
  severity: 'error',
  summary: 'A number, a length or a count lies outside of its bounds.',
  why: 'The API server refuses the resource, or istiod does where only its webhook knows the bounds.',
  source: 'istio/istio manifests/charts/base/files/crd-all.gen.yaml; pkg/config/validation/validation.go',
});
