import { schemaRule } from '../schema-rule';

export const unknownVersion = schemaRule({
  id: 'unknown-version',
  severity: 'error',
  summary: 'The apiVersion is none in which the kind is served.',
  why: 'The API server knows no such resource and refuses it.',
  source: 'istio/istio manifests/charts/base/files/crd-all.gen.yaml (versions)',
});
