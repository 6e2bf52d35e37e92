import { kubectlMessage } from '../../schema';
import type { DocumentRule } from '../rule';

const id = 'kubectl-message';

export const kubectlMessageRule: DocumentRule = {
  id,
  scope: 'document',
  layer: 'yaml',
  severity: 'error',
  summary: 'A line of the file is what kubectl wrote to standard error.',
  why: 'It came into the file by 2>&1, and what kubectl complained about is missing: without the Sidecars, say, every answer is that of a mesh that has none.',
  source: 'kubernetes/kubectl pkg/cmd/util/helpers.go (checkErr)',
  check: (document) => {
    const problem = kubectlMessage(document);
    return problem ? [{ rule: id, ref: null, code: null, severity: 'error', layer: 'yaml', ...problem }] : [];
  },
};
