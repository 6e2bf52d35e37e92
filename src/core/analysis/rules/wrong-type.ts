import { schemaRule } from '../schema-rule';

export const wrongType = schemaRule({
  id: 'wrong-type',
  severity: 'error',
  summary: 'A value is of another type than its field: a number in quotes, text in place of a list.',
  why: 'The API server refuses the resource, and istiod cannot decode it.',
  source:
    'istio/istio manifests/charts/base/files/crd-all.gen.yaml (type); pkg/util/protomarshal/protomarshal.go (ApplyJSON)',
});
