import type { Mesh } from '../mesh';
import { readResources, validateResource, type Resource } from '../schema';
import type { Diagnostic } from '../text';
import type { Document, Stream } from '../yaml';
import type { Finding } from './finding';

/** What the rules look at; a snapshot has all of it. */
export interface RuleInput {
  readonly files: readonly { readonly path: string; readonly stream: Stream }[];
  readonly resources: readonly Resource[];
  readonly mesh: Mesh;
}

const known = new WeakMap<Document, readonly Diagnostic[]>();

/** Every finding of a workspace, in the order of files, documents and offsets. */
export function runRules(input: RuleInput): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { path, stream } of input.files) {
    for (const [index, document] of stream.documents.entries()) {
      let found = known.get(document);
      if (found === undefined) known.set(document, (found = checkDocument(document)));
      for (const diagnostic of found) {
        findings.push({
          ...diagnostic,
          file: path,
          document: document.id,
          index,
          start: stream.starts[index] as number,
          resource: input.resources.find((each) => each.document === document),
        });
      }
    }
  }
  return findings;
}

function checkDocument(document: Document): readonly Diagnostic[] {
  const problems = document.problems.map((problem): Diagnostic => ({
    rule: problem.code,
    ref: null,
    code: null,
    severity: problem.severity,
    layer: 'yaml',
    message: problem.message,
    range: problem.range,
  }));
  return document.incomplete
    ? problems
    : [...problems, ...readResources(document).flatMap((resource) => validateResource(document, resource))];
}
