import { isRecord, rangeAt, typeAt, type Kind } from '../schema';
import type { Path, Range } from '../text';
import { readDocuments, type Document } from '../yaml';
import { snippetText } from './completion';

/**
 * A new resource as a snippet: the caret stops at its name, then at each value of its spec that a user must look at, from the top down. What is
 * one of few words that the CRD takes stays as it is. Equal values are one stop, so that a host follows where it stands again.
 */
export function starterSnippet(text: string, kind: Kind): string {
  const [document] = readDocuments(text).documents;
  if (!document) return snippetText(text);
  const numbers = new Map<string, number>();
  let snippet = '';
  let at = 0;
  for (const { from, to } of stopsOf(document, kind)) {
    const value = text.slice(from, to);
    const number = numbers.get(value) ?? numbers.size + 1;
    numbers.set(value, number);
    snippet += `${snippetText(text.slice(at, from))}\${${number}:${snippetText(value)}}`;
    at = to;
  }
  return snippet + snippetText(text.slice(at));
}

function stopsOf(document: Document, kind: Kind): readonly Range[] {
  const heads = new Set(['apiVersion', 'kind']);
  return scalarsIn(document.value, [])
    .filter((path) => !heads.has(String(path[0])) && isFree(kind, path))
    .map((path) => withoutQuotes(document.text, rangeAt(document, path, 'value')));
}

/** The paths of all scalars, as they stand in the text. */
function scalarsIn(value: unknown, path: Path): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => scalarsIn(item, [...path, index]));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, inner]) => scalarsIn(inner, [...path, key]));
  return value === null ? [] : [path];
}

/** Whether a value is more than a choice. */
function isFree(kind: Kind, path: Path): boolean {
  const type = typeAt(kind, path);
  return type?.type === 'string' ? type.enum === undefined : type?.type === 'integer' || type?.type === 'number';
}

function withoutQuotes(text: string, { from, to }: Range): Range {
  return text[from] === '"' ? { from: from + 1, to: to - 1 } : { from, to };
}
