import { fieldAt, findKind, readResources, statedValue, typeAt } from '../schema';
import type { Path, Range } from '../text';
import { findNode, keyRangeOf, pathAt, rangeOf, valueAt, type Document } from '../yaml';
import { describeField } from './describe';

/** What is to be said about the place under the pointer. */
export interface Hover {
  /** Key and value of the entry, or the value alone, in offsets of the document's text. */
  readonly range: Range;
  /** Markdown. */
  readonly text: string;
}

/** The meaning of the field, or of its value, at an offset of a document's text; undefined where nothing is known. */
export function hoverAt(document: Document, offset: number): Hover | undefined {
  const path = pathAt(document, offset);
  const resource = readResources(document).find(({ path: base }) => base.every((step, index) => step === path[index]));
  const kind = resource ? findKind(resource.apiVersion, resource.kind) : undefined;
  if (!resource || !kind) return undefined;
  const inside = path.slice(resource.path.length);
  const field = fieldAt(kind, inside);
  const node = findNode(document.tree, path);
  if (!field || node < 0 || inside.length === 0) return undefined;
  const value = rangeOf(document.tree, node);
  if (offset >= value.from && offset <= value.to) {
    const meaning = valueMeaning(document, path, typeAt(kind, inside));
    if (meaning !== undefined) return { range: value, text: meaning };
    return undefined;
  }
  const key = keyRangeOf(document.tree, node);
  if (!key || offset < key.from || offset > key.to || typeof inside.at(-1) === 'number') return undefined;
  return { range: key, text: `**${field.name}**\n\n${describeField(field)}` };
}

function valueMeaning(document: Document, path: Path, type: ReturnType<typeof typeAt>): string | undefined {
  if (type?.type !== 'string') return undefined;
  const found = statedValue(type, valueAt(document.value, path));
  return found ? `**${found.value}**\n\n${found.doc}` : undefined;
}
