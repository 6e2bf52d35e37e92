import { append } from '../lists';
import type { Path, Range } from '../text';
import { readBlocks } from './sketch-block';
import { partAround } from './sketch-part';

/** What is being written at a caret. */
export interface CaretContext {
  /** A key of the mapping at `path`, or an item where a list's scalars are; or the value at `path`. */
  readonly type: 'key' | 'value';
  readonly path: Path;
  /** What is being written up to the end of its word, without quotes, in offsets of the document's text. */
  readonly range: Range;
  /** What stands between the start of the range and the caret. */
  readonly typed: string;
  /** Column at which a key would stand, from 0. */
  readonly column: number;
  /** The quote that it is written in. */
  readonly quote: '"' | "'" | undefined;
  /** Whether it stands in `{ }` or `[ ]`. */
  readonly inFlow: boolean;
  /** What has to come before a value: a space right behind a colon. */
  readonly lead: '' | ' ';
  /** Whether a colon follows the key already. */
  readonly hasColon: boolean;
}

/** Where the readers of lines put what they find. */
export interface SketchWriter {
  /** The caret, in offsets of the text; -1 for none. */
  readonly offset: number;
  /** Index of the first item that is read of a List; 0 unless a part of the document was left out. */
  readonly firstItem: number;
  key(path: Path, name: string): void;
  scalar(path: Path, value: string): void;
  item(list: Path): void;
  caret(context: CaretContext): void;
}

/**
 * A document's mappings, lists and scalars as its lines and columns show them. It is read without a YAML parser, so that it is there while
 * somebody is typing and the document cannot be parsed. Quotes are taken off scalars; escapes in them are left as they are.
 */
export class Sketch {
  private constructor(
    private readonly scalars: ReadonlyMap<string, string>,
    private readonly keys: ReadonlyMap<string, readonly string[]>,
    private readonly lengths: ReadonlyMap<string, number>,
    /** What is at the caret; undefined in comments and block text, and between words. */
    readonly caret: CaretContext | undefined,
  ) {}

  /**
   * Sketches a document's text; leave `offset` away where there is no caret. Of a large List only the resource at the caret is read.
   */
  static of(text: string, offset = -1): Sketch {
    const scalars = new Map<string, string>();
    const keys = new Map<string, string[]>();
    const lengths = new Map<string, number>();
    let caret: CaretContext | undefined;
    const part = partAround(withLineFeeds(text), offset);
    readBlocks(part.text, {
      offset: offset - part.shift,
      firstItem: part.skipped,
      key: (path, name) => append(keys, idOf(path), name),
      scalar: (path, value) => void scalars.set(idOf(path), value),
      item: (list) => void lengths.set(idOf(list), (lengths.get(idOf(list)) ?? 0) + 1),
      caret: (context) => (caret = shifted(context, part.shift)),
    });
    return new Sketch(scalars, keys, lengths, caret);
  }

  /** The scalar at a path; undefined where there is none. */
  scalarAt(path: Path): string | undefined {
    return this.scalars.get(idOf(path));
  }

  /** The keys of the mapping at a path but for the one at the caret, in their order. */
  keysAt(path: Path): readonly string[] {
    return this.keys.get(idOf(path)) ?? [];
  }

  /** How many items the list at a path has. */
  lengthAt(path: Path): number {
    return this.lengths.get(idOf(path)) ?? 0;
  }
}

/** A lone CR ends a line, too, and a byte order mark is no part of the first word. All offsets stay. */
function withLineFeeds(text: string): string {
  const unmarked = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  return unmarked.includes('\r') ? unmarked.replace(/\r(?!\n)/g, '\n') : unmarked;
}

function shifted(context: CaretContext, by: number): CaretContext {
  return { ...context, range: { from: context.range.from + by, to: context.range.to + by } };
}

const idOf = (path: Path): string => JSON.stringify(path);
