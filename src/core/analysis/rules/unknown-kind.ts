import { schemaRule } from '../schema-rule';

export const unknownKind = schemaRule({
  id: 'unknown-kind',
  severity: 'error',
  summary: 'The kind is none that its API group has.',
  why: 'The API server has no such kind and refuses the resource, so nothing of it takes effect.',
  source: 'istio/istio pkg/config/schema/metadata.yaml (resources)',
});
