import { schemaRule } from '../schema-rule';

export const unknownValue = schemaRule({
  id: 'unknown-value',
  severity: 'error',
  summary: 'A value is none of those that the field knows.',
  why: 'The API server refuses the resource; names of protocols are refused by istiod.',
  source: 'istio/istio manifests/charts/base/files/crd-all.gen.yaml (enum); pkg/config/protocol/instance.go (Parse)',
});
