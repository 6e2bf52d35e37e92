import { schemaRule } from '../schema-rule';

export const unknownField = schemaRule({
  id: 'unknown-field',
  severity: 'warning',
  summary: 'A key stands where its kind has no such field.',
  why: 'The API server drops it without a word, so a setting that looks right in review never reaches a proxy. kubectl refuses it since it asks for strict validation, and so does istioctl validate.',
  source:
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning',
});
