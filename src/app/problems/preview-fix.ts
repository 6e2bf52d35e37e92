import { applyEdits, type TextEdit } from '../../core/text';

/** A run of lines that a fix replaces by others. */
export interface ChangedLines {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What edits do to the lines of a text: those that go and those that come, without the ones that stay. */
export function previewFix(text: string, edits: readonly TextEdit[]): readonly ChangedLines[] {
  return regionsOf(text, edits).map(({ from, to, edits: own }) => {
    const before = text.slice(from, to);
    const moved = own.map((edit) => ({ from: edit.from - from, to: edit.to - from, insert: edit.insert }));
    return withoutCommon(linesOf(before), linesOf(applyEdits(before, moved)));
  });
}

interface Region {
  readonly from: number;
  to: number;
  readonly edits: TextEdit[];
}

/** Whole lines around each edit; edits whose lines touch are in one region. */
function regionsOf(text: string, edits: readonly TextEdit[]): readonly Region[] {
  const regions: Region[] = [];
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const from = text.lastIndexOf('\n', edit.from - 1) + 1;
    const end = text.indexOf('\n', edit.to);
    const to = end < 0 ? text.length : end + 1;
    const last = regions.at(-1);
    if (last && from <= last.to) {
      last.edits.push(edit);
      last.to = Math.max(last.to, to);
    } else regions.push({ from, to, edits: [edit] });
  }
  return regions;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function withoutCommon(before: readonly string[], after: readonly string[]): ChangedLines {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { before: before.slice(head, before.length - tail), after: after.slice(head, after.length - tail) };
}
