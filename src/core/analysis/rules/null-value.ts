import { schemaRule } from '../schema-rule';

export const nullValue = schemaRule({
  id: 'null-value',
  severity: 'error',
  summary: 'An item of a list has nothing behind its dash.',
  why: 'Such an item is null in YAML, and the API server refuses it. A key without a value is no matter: the API server drops it before it looks.',
  source:
    'kubernetes/apiextensions-apiserver pkg/apiserver/schema/defaulting/prunenulls.go (PruneNonNullableNullsWithoutDefaults)',
});
