import { groupBy } from '../../lists';
import { commentsOf, editsOf } from '../../schema';
import { composeEdits, shiftEdits, type TextEdit } from '../../text';
import type { FileChange, SourceFile } from '../../workspace';
import {
  headerOf,
  insertDocumentAfter,
  isSameInOrder,
  itemTextOf,
  partHead,
  readDocuments,
  removeDocument,
  replaceFirstDocument,
  replaceItems,
  streamOf,
  textSaying,
  updateDocuments,
  type Document,
  type NewItem,
  type Stream,
} from '../../yaml';
import { isItem, textAt, withoutHeader, type Spot } from './spots';

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
  /** Those of the done that lost comments, since none can stand between brackets. */
  readonly bare: ReadonlySet<Replacement>;
}

/**
 * Puts resources in the place of others, a document for a document and an item for an item; every byte around stays. One that cannot be written there, such as
 * an item whose anchor the next item uses, or that would lose comments on lines of its own, is not among those that are done.
 */
export function takeTheirs(replacements: readonly Replacement[]): Replaced {
  const [done, bare] = [new Set<Replacement>(), new Set<Replacement>()];
  const changes = [...groupBy(replacements, ({ file }) => file)].flatMap(([file, own]): FileChange[] => {
    const editing = new Editing(file);
    for (const each of editing.replaceAll(own)) {
      done.add(each);
      if (editing.hasLostComments(each)) bare.add(each);
    }
    return editing.edits.length === 0 ? [] : [{ type: 'edit', path: file.path, edits: editing.edits }];
  });
  return { changes, done, bare };
}

/**
 * Those replacements that would leave what is here as it is: all that can be written of them is, as of an item in JSON that was taken from YAML. Their texts and
 * those that are here may differ in comments for which there is no room, and in how the same is written.
 */
export function alreadyTaken(replacements: readonly Replacement[]): ReadonlySet<Replacement> {
  const taken = [...groupBy(replacements, ({ file }) => file)].flatMap(([file, own]) => {
    const editing = new Editing(file);
    return editing.replaceAll(own).filter(({ spot }) => editing.textNow(spot) === textAt(spot));
  });
  return new Set(taken);
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

  /** Whether an item that was replaced is there without comments of its new text. */
  hasLostComments({ spot, text }: Replacement): boolean {
    if (!isItem(spot) || commentsOf(text) === '') return false;
    const document = this.stream.documents[spot.index];
    return !document || !keepsComments(text, itemTextOf(document, spot.resource.path) ?? '');
  }

  /** The text that stands in the place of a resource now. */
  textNow(spot: Spot): string {
    return textAt({ ...spot, document: this.stream.documents[spot.index] ?? spot.document });
  }

  private replaceDocument(index: number, { text, value }: Replacement): boolean {
    const own = standsAlone(text, value) ? text : printed(text, value);
    if (own === undefined) return false;
    const part = index === 0 ? withoutHeader(own, headerOf(this.stream)) : own;
    const spaced = part + blankEnd(this.stream.documents[index] as Document);
    const content = standsAlone(spaced, value) ? spaced : `${part}\n`;
    const first = index === 0 ? replaceFirstDocument(this.stream, content) : undefined;
    if (first) {
      this.make(first);
      return true;
    }
    this.make(insertDocumentAfter(this.stream, index, content));
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

/** The line breaks with which a document ends, those of blank lines before the next one too; one where it has none. */
function blankEnd({ text }: Document): string {
  const blanks = /\s*$/.exec(text)?.[0] ?? '';
  return '\n'.repeat(Math.max(1, blanks.match(/\r\n?|\n/g)?.length ?? 0));
}

/** A text may stand for something only beside others, by anchors and aliases. */
function standsAlone(text: string, value: unknown): boolean {
  const [only, ...others] = readDocuments(text).documents;
  return only !== undefined && others.length === 0 && !only.incomplete && isSameInOrder(only.value, value);
}

/** Text that says a value without anchors, below the comments at the head of another. Undefined where comments of that other one would be lost. */
function printed(text: string, value: unknown): string | undefined {
  const own = textSaying('', value);
  if (own === undefined) return undefined;
  const whole = [...partHead(text).comments, own].join('\n');
  return keepsComments(text, whole) ? whole : undefined;
}

/** Whether all comments of a text are in another; what only looks like one, in a string, may be written with other quotes there. */
function keepsComments(text: string, other: string): boolean {
  const comments = commentsOf(text).split('\n');
  return comments.every((comment) => other.includes(comment.replace(/["'\]},\s]+$/, '')));
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
    ...(isPrinted ? { comments: partHead(text).comments } : {}),
  }));
  return replaceItems(document, ['items'], items);
}

/** As it is written, else printed, else as what differs from the one that is here: that has room for no comments. */
function editsOfOne(document: Document, one: Replacement): readonly TextEdit[] | undefined {
  const { spot, text, value } = one;
  return (
    itemEdits(document, [one]) ??
    (printed(text, value) === undefined ? undefined : itemEdits(document, [one], true)) ??
    (commentsOf(text) === '' ? editsOf(document, [{ type: 'set', path: spot.resource.path, value }]) : undefined) ??
    undefined
  );
}
