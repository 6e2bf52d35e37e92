import { kinds, validateDocument } from '../schema';
import { readDocuments } from '../yaml';

/**
 * What is said of a resource of a kind with this spec, in flow style: the rows of the reference, each once and in order, warnings in parentheses.
 * A resource that is accepted without a word has an empty verdict.
 */
export function verdictOn(kind: string, spec: string, release?: string): string {
  const found = kinds.find((each) => each.kind === kind && each.coverage === 'full');
  if (!found) throw new Error(`${kind} is not described in full`);
  const text = `apiVersion: ${found.group}/v1\nkind: ${kind}\nmetadata: { name: api, namespace: shop }\nspec: ${spec}\n`;
  const problems = readDocuments(text).documents.flatMap((document) => {
    if (document.problems.length > 0) throw new Error(`${spec} is no YAML`);
    return validateDocument(document, { release });
  });
  return [
    ...new Set(problems.map(({ ref, severity }) => (severity === 'error' ? `${ref ?? ''}` : `(${ref ?? ''})`))),
  ].join(' ');
}
