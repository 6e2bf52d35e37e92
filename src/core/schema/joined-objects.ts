import { applyEdits, type Diagnostic, type TextEdit } from '../text';
import { readDocuments, type Document } from '../yaml';
import { cutListOf } from './cut-list';
import { isRecord } from '../lists';

type Problem = Pick<Diagnostic, 'message' | 'range' | 'fixes'>;

const known = new WeakMap<Document, Problem | undefined>();

/**
 * What there is to say of a document in which several objects follow each other without a `---`, as in what `kubectl get -o yaml >> FILE` writes when it
 * is run again: each begins with `apiVersion` (kubernetes/cli-runtime pkg/printers/yaml.go, PrintObj, parts the objects of one run alone). Undefined for
 * any other document.
 */
export function joinedObjectsProblem(document: Document): Problem | undefined {
  const second = document.problems.find(({ code }) => code === 'duplicate-key');
  if (second === undefined) return undefined;
  if (!known.has(document)) known.set(document, findProblem(document));
  return known.get(document);
}

function findProblem({ text }: Document): Problem | undefined {
  const [, ...starts] = [...text.matchAll(/^apiVersion[ \t]*:/gm)].map(({ index }) => index);
  const [second] = starts;
  if (second === undefined) return undefined;
  const edits = starts.map((at): TextEdit => ({ from: at, to: at, insert: `---${lineEndBefore(text, at)}` }));
  const parts = readDocuments(applyEdits(text, edits)).documents;
  if (parts.length !== starts.length + 1 || !parts.every(isObject)) return undefined;
  const all = parts.every(({ value }) => isRecord(value) && value['kind'] === 'List') ? 'Lists' : 'objects';
  return {
    message: `Another object begins here without --- above it, so only the last of ${parts.length} ${all} is read. Put --- between them.`,
    range: { from: second, to: second + 'apiVersion'.length },
    fixes: [{ title: 'Put --- between the objects', edits }],
  };
}

function isObject(document: Document): boolean {
  const { value } = document;
  return (isRecord(value) && typeof value['kind'] === 'string') || cutListOf(document) !== undefined;
}

/** The line end before an offset at which a line starts. */
function lineEndBefore(text: string, at: number): string {
  return /(?:\r\n|\r|\n)$/.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '\n';
}
