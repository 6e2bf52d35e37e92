import { isRecord } from '../../core/schema';
import type { Path } from '../../core/text';
import { textOf, textSaying, valueAt, type Document, type Op } from '../../core/yaml';
import { contentOf } from './duplicate-resource';

/** A value to be written once more, with the text that it was written as, comments included, where that stands for itself. */
interface Copied<Value = unknown> {
  readonly value: Value;
  readonly text?: string;
}

/** A mapping that is an item of a list. */
export type CopiedItem = Copied<Readonly<Record<string, unknown>>>;

/** What stands at a path of a document, to be written somewhere else. */
export function copiedFrom(document: Document, path: Path): Copied {
  const text = path.length === 0 ? contentOf(document.text).trim() : textOf(document, path);
  return saying(text === undefined ? {} : { text }, valueAt(document.value, path));
}

/** The mappings of the list at a path, or the mapping that stands there alone. */
export function copiedItems(document: Document, path: Path): CopiedItem[] {
  const there: unknown = valueAt(document.value, path);
  const paths = Array.isArray(there) ? there.map((_, index) => [...path, index]) : [path];
  return paths.flatMap((each) => {
    const { value, ...written } = copiedFrom(document, each);
    return isRecord(value) ? [{ ...written, value }] : [];
  });
}

/** The same with another value: its text stays but for what differs. */
export function saying<Value>({ text }: Pick<Copied, 'text'>, value: Value): Copied<Value> {
  const said = text === undefined ? undefined : textSaying(text, value);
  return { value, ...(said === undefined ? {} : { text: said }) };
}

/** The operations that put copies into the list at a path, from index `first` on. */
export function insertCopied(path: Path, first: number, items: readonly Copied[]): Op[] {
  return items.map((item, index): Op => ({ type: 'insert', path, index: first + index, ...item }));
}
