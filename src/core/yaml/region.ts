import { lastUpTo } from '../lists';
import { applyEdits, type TextEdit } from '../text';
import { DASH } from './codes';
import type { Document, Stream } from './document';
import { beginsDocument, isMarker, splitText } from './split';

/** Neighbouring documents that edits touch, `first` to `last` inclusive, and the texts of the documents that take their places. */
interface Region {
  readonly first: number;
  readonly last: number;
  readonly texts: readonly string[];
  /** Index of the first edit that is not part of it. */
  readonly nextEdit: number;
}

/**
 * The documents that the edits from `firstEdit` on touch, as far as these are neighbours, cut anew. It goes on behind the last edit
 * until one of the boundaries from before holds. `whole` is the text of the stream after all edits, where it is known.
 */
export function findRegion(stream: Stream, edits: readonly TextEdit[], firstEdit: number, whole?: string): Region {
  const { documents, starts } = stream;
  const first = firstTouched(stream, edits[firstEdit] as TextEdit);
  const offset = starts[first] as number;
  let last = first;
  let nextEdit = firstEdit;
  const edited = (): string => {
    const before = documents.slice(first, last + 1).map((document) => document.text);
    const local = edits
      .slice(firstEdit, nextEdit)
      .map(({ from, to, insert }) => ({ from: from - offset, to: to - offset, insert }));
    return applyEdits(before.join(''), local);
  };
  for (;;) {
    for (; nextEdit < edits.length; nextEdit++) {
      const edit = edits[nextEdit] as TextEdit;
      if (firstTouched(stream, edit) > last) break;
      last = Math.max(last, lastUpTo(starts, edit.to));
    }
    const isAll = first === 0 && last === documents.length - 1 && firstEdit === 0 && nextEdit === edits.length;
    const text = isAll && whole !== undefined ? whole : edited();
    const split = splitText(text);
    const next = documents[last + 1];
    if (next === undefined || beginsDocument(split.state, text, next.text)) {
      return { first, last, texts: cutAt(text, split.starts), nextEdit };
    }
    last++;
  }
}

/** The first document that an edit can change: the one before, unless the edit leaves the `---` of its own document alone. */
function firstTouched({ documents, starts }: Stream, edit: TextEdit): number {
  const index = lastUpTo(starts, edit.from);
  const text = (documents[index] as Document).text;
  const markerStays = isMarker(text, 0, DASH) && edit.from >= (starts[index] as number) + 4;
  return markerStays || index === 0 ? index : index - 1;
}

/** The parts of a text that begin at `starts`. */
export function cutAt(text: string, starts: readonly number[]): string[] {
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
}
