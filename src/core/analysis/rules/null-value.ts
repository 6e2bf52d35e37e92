import { schemaRule } from '../schema-rule';

export const nullValue = schemaRule({
  id: 'null-value',
  severity: 'error',
  summary: 'A key has nothing behind it, and its field takes no null.',
  why: 'A key without a value is null in YAML. The API server refuses null where the CRD does not call the field nullable.',
  source:
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable',
});
