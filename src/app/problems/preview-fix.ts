import { greatestOf, leastOf } from '../../core/lists';
import { diffLines, shiftEdits, type PatchLine, type TextEdit } from '../../core/text';

/** A run of lines that a fix changes, with lines that stay around them. */
export type ChangedLines = readonly PatchLine[];

/** How many lines stay around those that change. */
const context = 3;
/** How many lines around the edits are looked at: a document may have hundreds of thousands. */
const margin = 60;

/** What edits do to the lines of a text, with three lines around each place; the numbers are those of lines near the first edit. */
export function previewFix(text: string, edits: readonly TextEdit[]): readonly ChangedLines[] {
  const from = linesBefore(text, Math.min(text.length, leastOf(edits.map((edit) => edit.from))));
  const to = linesAfter(text, Math.max(0, greatestOf(edits.map((edit) => edit.to))));
  return diffLines(text.slice(from, to), shiftEdits(edits, -from), context).map(({ lines }) => lines);
}

function linesBefore(text: string, offset: number): number {
  let at = offset;
  for (let line = 0; line <= margin && at > 0; line++) at = text.lastIndexOf('\n', at - 1);
  return at <= 0 ? 0 : at + 1;
}

function linesAfter(text: string, offset: number): number {
  let at = offset;
  for (let line = 0; line <= margin && at < text.length; line++) {
    const end = text.indexOf('\n', at);
    at = end < 0 ? text.length : end + 1;
  }
  return at;
}
