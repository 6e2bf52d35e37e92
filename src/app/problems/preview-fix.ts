import { lineRegions, linesOf, type TextEdit } from '../../core/text';

/** A run of lines that a fix replaces by others. */
export interface ChangedLines {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What edits do to the lines of a text: those that go and those that come, without the ones that stay. */
export function previewFix(text: string, edits: readonly TextEdit[]): readonly ChangedLines[] {
  return lineRegions(text, edits).map(({ before, after }) => withoutCommon(linesOf(before), linesOf(after)));
}

function withoutCommon(before: readonly string[], after: readonly string[]): ChangedLines {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { before: before.slice(head, before.length - tail), after: after.slice(head, after.length - tail) };
}
