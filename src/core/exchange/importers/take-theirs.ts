import { groupBy } from '../../lists';
import { editsOf } from '../../schema';
import { composeEdits, shiftEdits, type TextEdit } from '../../text';
import type { FileChange, SourceFile } from '../../workspace';
import {
  insertDocumentAfter,
  isSameInOrder,
  readDocuments,
  removeDocument,
  replaceItems,
  streamOf,
  textSaying,
  updateDocuments,
  type Document,
  type NewItem,
  type Stream,
} from '../../yaml';
import { isItem, type Spot } from './spots';

/** A resource of a file, and what is to stand in its place. */
export interface Replacement {
  readonly file: SourceFile;
  readonly spot: Spot;
  /** By itself, as `textAt` gives it. */
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What came of replacements: an edit of each file, and those that were made. */
interface Replaced {
  readonly changes: readonly FileChange[];
  readonly done: ReadonlySet<Replacement>;
}

/**
 * Puts resources in the place of others, a document for a document and an item for an item; every byte around stays. One that cannot be written there, such as
 * an item whose anchor the next item uses, is not among those that are done.
 */
export function takeTheirs(replacements: readonly Replacement[]): Replaced {
  const done = new Set<Replacement>();
  const changes = [...groupBy(replacements, ({ file }) => file)].flatMap(([file, own]): FileChange[] => {
    const editing = new Editing(file);
    for (const each of editing.replaceAll(own)) done.add(each);
    return editing.edits.length === 0 ? [] : [{ type: 'edit', path: file.path, edits: editing.edits }];
  });
  return { changes, done };
}

/** A file in which one document after the other is changed. */
class Editing {
  edits: readonly TextEdit[] = [];
  private stream: Stream;

  constructor(private readonly file: SourceFile) {
    this.stream = streamOf(file);
  }

  /** Gives those that were made. The last documents come first, so that the others keep their indexes. */
  replaceAll(replacements: readonly Replacement[]): readonly Replacement[] {
    const byDocument = [...groupBy(replacements, ({ spot }) => spot.index)].sort(([a], [b]) => b - a);
    return byDocument.flatMap(([index, own]) => {
      const items = own.filter(({ spot }) => isItem(spot));
      return items.length > 0
        ? this.replaceItems(index, items)
        : own.filter((each) => this.replaceDocument(index, each));
    });
  }

  private replaceDocument(index: number, { text, value }: Replacement): boolean {
    const own = standsAlone(text, value) ? text : textSaying('', value);
    if (own === undefined) return false;
    this.make(insertDocumentAfter(this.stream, index, `${own}\n`));
    this.make(removeDocument(this.stream, index));
    return true;
  }

  private replaceItems(index: number, all: readonly Replacement[]): readonly Replacement[] {
    if (this.makeIn(index, itemEdits(this.stream.documents[index] as Document, all))) return all;
    return all.filter((each) => this.makeIn(index, editsOfOne(this.stream.documents[index] as Document, each)));
  }

  /** Makes edits of a document, if there are any. */
  private makeIn(index: number, edits: readonly TextEdit[] | undefined): boolean {
    if (edits === undefined) return false;
    this.make(shiftEdits(edits, this.stream.starts[index] as number));
    return true;
  }

  private make(next: readonly TextEdit[]): void {
    this.edits = composeEdits(this.file.text, this.edits, next);
    this.stream = updateDocuments(this.stream, next);
  }
}

/** A text may stand for something only beside others, by anchors and aliases. */
function standsAlone(text: string, value: unknown): boolean {
  const [only, ...others] = readDocuments(text).documents;
  return only !== undefined && others.length === 0 && !only.incomplete && isSameInOrder(only.value, value);
}

function itemEdits(
  document: Document,
  replacements: readonly Omit<Replacement, 'file'>[],
  isPrinted = false,
): readonly TextEdit[] | undefined {
  const items = replacements.map(({ spot, value, text }): NewItem => ({
    index: Number(spot.resource.path.at(-1)),
    value,
    text: isPrinted ? undefined : text,
  }));
  return replaceItems(document, ['items'], items);
}

/** As it is written, else printed, else as what differs from the one that is here. */
function editsOfOne(document: Document, one: Replacement): readonly TextEdit[] | undefined {
  const { spot, value } = one;
  return (
    itemEdits(document, [one]) ??
    itemEdits(document, [one], true) ??
    editsOf(document, [{ type: 'set', path: spot.resource.path, value }]) ??
    undefined
  );
}
