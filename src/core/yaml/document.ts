import type { Path, Range, TextEdit } from '../text';
import type { Tree } from './tree';

/** Something about a document's text that YAML itself objects to. */
export interface YamlProblem {
  /** Kebab-case code, for example `duplicate-key`, `tab-indent`, `unclosed-quote`, `alias-bomb`, `too-deep`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** One sentence: the fact first, then what to do. */
  readonly message: string;
  /** In offsets of the document's text. */
  readonly range: Range;
}

/**
 * One document of a YAML stream. It is immutable, and a document whose text did not change keeps its identity (the same object) from
 * one stream to the next, wherever it moved to.
 */
export interface Document {
  /** Unique in its stream, and kept over edits of the document's text; never reused. */
  readonly id: string;
  /** The text of this document: its marker line, comments before and after it and its content. The texts of a stream concatenate to the file. */
  readonly text: string;
  readonly tree: Tree;
  /** The JavaScript value with YAML 1.2 core scalars, merge keys applied and aliases resolved; undefined when the document is empty. Treat as frozen. */
  readonly value: unknown;
  /** The first cause of all errors, if there is one, then warnings. With an error, `tree` and `value` are what could still be read. */
  readonly problems: readonly YamlProblem[];
  /** True when there is an error: what `tree` and `value` hold may be less than what the text says. */
  readonly incomplete: boolean;
}

/** A file's text as documents. */
export interface Stream {
  readonly documents: readonly Document[];
  /** Offset in the file at which each document's text starts; same length as `documents`. */
  readonly starts: ArrayLike<number>;
  /** Length of the file's text. */
  readonly length: number;
  /** Number for the next new document's id. */
  readonly nextId: number;
}

/**
 * What to do to one document. Paths start at the document's root.
 * - `set`: the value at `path` becomes `value`. An absent key is added (absent parent mappings are created), an index equal to a list's length appends.
 *   Where the value is a mapping or a list and one is there already, only what differs is changed.
 * - `delete`: the key or item at `path` goes, with its own comments.
 * - `insert`: `value` becomes item `index` of the list at `path` (which is created when absent). `text` is the YAML that says it, without
 *   indentation: the item is written so, comments included, where the list is one of lines and the text reads as the value there.
 * - `move`: item `from` of the list at `path` becomes item `to`, with its comments.
 * - `rename`: the key at `path` is called `name`, in the same place.
 */
export type Op =
  | { readonly type: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly type: 'delete'; readonly path: Path }
  | {
      readonly type: 'insert';
      readonly path: Path;
      readonly index: number;
      readonly value: unknown;
      readonly text?: string;
    }
  | { readonly type: 'move'; readonly path: Path; readonly from: number; readonly to: number }
  | { readonly type: 'rename'; readonly path: Path; readonly name: string };

/** The keys of the mapping at a path, in the order in which new ones are to be placed; undefined when there is no opinion. */
type KeyOrder = (path: Path) => readonly string[] | undefined;

/** What an edit may have besides its operation. */
export interface EditOptions {
  readonly order?: KeyOrder;
  /** How to go on where a first try was refused with choices: `detach` copies what an alias stands for, `edit-anchor` changes it for all its uses. */
  readonly choice?: 'detach' | 'edit-anchor';
}

/** Why an edit was refused. */
export type RefusalCode =
  | 'alias'
  | 'shared-anchor'
  | 'dangling-alias'
  | 'merged-key'
  | 'merge-conflict'
  | 'complex-key'
  | 'explicit-key'
  | 'no-path'
  | 'duplicate-key'
  | 'unverified';

/** A way on after a refusal: pass `id` as `EditOptions.choice`. */
export interface Choice {
  readonly id: 'detach' | 'edit-anchor';
  readonly title: string;
}

/** Verified edits in offsets of the document's text, or why there are none. `detail` is one sentence for the user. */
export type EditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly code: RefusalCode; readonly detail: string; readonly choices: readonly Choice[] };
