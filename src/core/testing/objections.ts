import { validateDocument, type SchemaProblem } from '../schema';
import { readDocuments } from '../yaml';
import { dedent } from './mesh-fixture';

/** What the API server and istiod have against the resources of a text, each as `row at: message` in the order in which it is found. */
export function objectionsTo(text: string, release?: string): readonly string[] {
  return readDocuments(dedent(text)).documents.flatMap((document) =>
    validateDocument(document, { release }).map((problem) => lineOf(problem, document.text)),
  );
}

function lineOf({ ref, range, message }: SchemaProblem, text: string): string {
  return `${ref ?? '-'} ${text.slice(range.from, range.to)}: ${message}`;
}
