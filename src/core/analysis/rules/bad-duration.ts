import { schemaRule } from '../schema-rule';

export const badDuration = schemaRule({
  id: 'bad-duration',
  severity: 'error',
  summary: 'A duration cannot be read: it has no unit, or one that Go does not know.',
  why: 'Durations are read by Go: numbers with ns, us, ms, s, m or h, and no unit for days. The API server refuses everything else.',
  source:
    'https://pkg.go.dev/time#ParseDuration; istio/istio manifests/charts/base/files/crd-all.gen.yaml (x-kubernetes-validations)',
});
