import { joinedObjectsProblem, kubectlMessage } from '../../schema';
import type { DocumentRule } from '../rule';

/** Findings of the parser. Each carries the parser's own code as its rule id, for example `duplicate-key` or `tab-indent`. */
export const yamlProblem: DocumentRule = {
  id: 'yaml-problem',
  scope: 'document',
  layer: 'yaml',
  severity: 'error',
  summary: 'The text of a document is no YAML, or YAML that readers understand differently.',
  why: 'kubectl and istioctl refuse the whole file, so nothing in it is applied. What can still be read is shown, and all other documents are checked.',
  source: 'https://yaml.org/spec/1.2.2/',
  check: (document) => {
    if (document.problems.length === 0) return [];
    const joined = joinedObjectsProblem(document);
    const said = kubectlMessage(document);
    return document.problems
      .filter(({ range }) => said === undefined || range.from < said.range.from || range.from > said.range.to)
      .map(({ code, severity, message, range }) => ({
        rule: code,
        ref: null,
        code: null,
        severity,
        layer: 'yaml',
        message,
        range,
        ...(code === 'duplicate-key' ? joined : {}),
      }));
  },
};
