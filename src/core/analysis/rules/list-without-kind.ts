import { cutListProblem } from '../../schema';
import type { DocumentRule } from '../rule';

const id = 'list-without-kind';

export const listWithoutKind: DocumentRule = {
  id,
  scope: 'document',
  layer: 'schema',
  severity: 'error',
  summary: 'Resources stand below `items`, and `kind: List` is missing: what kubectl printed was probably cut off.',
  why: 'kubectl refuses an object without a kind, so nothing of it is applied, and what stood behind the end is missing from every answer. The items are read as those of a List; the last one, of which a part may be missing, is not judged.',
  source: 'kubernetes/cli-runtime pkg/printers/yaml.go (PrintObj), sigs.k8s.io/yaml (Marshal sorts the keys)',
  check: (document) => {
    const problem = cutListProblem(document);
    return problem ? [{ rule: id, ref: null, code: null, severity: 'error', layer: 'schema', ...problem }] : [];
  },
};
