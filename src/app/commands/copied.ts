import type { Path } from '../../core/text';
import { textOf, textSaying, valueAt, type Document, type Op } from '../../core/yaml';

/** A value to be written once more, with the text that it was written as, comments included, where that stands for itself. */
export interface Copied {
  readonly value: unknown;
  readonly text?: string;
}

/** What stands at a path of a document, to be written somewhere else. */
export function copiedFrom(document: Document, path: Path): Copied {
  return copiedAs(valueAt(document.value, path), textOf(document, path));
}

/** What stands in the list at a path, item by item. */
export function copiedItems(document: Document, path: Path): Copied[] {
  const list: unknown = valueAt(document.value, path);
  return Array.isArray(list) ? list.map((_, index) => copiedFrom(document, [...path, index])) : [];
}

/** The same with another value: its text stays but for what differs. */
export function saying({ text }: Copied, value: unknown): Copied {
  return copiedAs(value, text);
}

function copiedAs(value: unknown, text: string | undefined): Copied {
  const said = text === undefined ? undefined : textSaying(text, value);
  return { value, ...(said === undefined ? {} : { text: said }) };
}

/** The operations that put copies into the list at a path, from index `first` on. */
export function insertCopied(path: Path, first: number, items: readonly Copied[]): Op[] {
  return items.map((item, index): Op => ({ type: 'insert', path, index: first + index, ...item }));
}
