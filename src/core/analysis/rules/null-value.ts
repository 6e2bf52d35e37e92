import { schemaRule } from '../schema-rule';

export const nullValue = schemaRule({
  id: 'null-value',
  severity: 'error',
  summary:
    'An item of a list has nothing behind its dash, or an entry such as a label or a header nothing behind its key.',
  why: 'Both are null in YAML. The API server refuses the item, and drops the entry before it looks: a match, a selector or a tag then says less than is written. A field without a value is as good as left out.',
  source:
    'kubernetes/apiextensions-apiserver pkg/apiserver/schema/defaulting/prunenulls.go (PruneNonNullableNullsWithoutDefaults)',
});
