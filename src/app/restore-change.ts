import {
  editFile,
  fileAt,
  removeFile,
  type Change,
  type FileChange,
  type SourceFile,
  type Workspace,
} from '../core/workspace';

/**
 * The one step that makes a workspace into another, with the files in that one's order; null where they are the same. Of a text that differs only the
 * stretch between what begins and what ends alike is replaced, so that the caret and the folds of the rest stay.
 */
export function restoreChange(from: Workspace, to: Workspace, label: string): Change | null {
  const kept = keptFiles(from, to);
  const files: FileChange[] = [
    ...from.files.filter((file) => !kept.has(file.path)).map(removeFile),
    ...from.files.flatMap((file) => (kept.has(file.path) ? editTo(file, fileAt(to, file.path)?.text ?? '') : [])),
    ...to.files.flatMap(({ path, text }, index): FileChange[] =>
      kept.has(path) ? [] : [{ type: 'create', path, text, index }],
    ),
  ];
  return files.length === 0 ? null : { label, origin: 'command', files };
}

/** The paths of files that are on both sides and in the same order there; others are made anew, which puts them into their places. */
function keptFiles(from: Workspace, to: Workspace): ReadonlySet<string> {
  const kept = new Set<string>();
  let last = -1;
  for (const { path } of from.files) {
    const index = to.files.findIndex((file) => file.path === path);
    if (index <= last) continue;
    kept.add(path);
    last = index;
  }
  return kept;
}

function editTo(file: SourceFile, wanted: string): readonly FileChange[] {
  const { text } = file;
  if (text === wanted) return [];
  const most = Math.min(text.length, wanted.length);
  let head = 0;
  while (head < most && text[head] === wanted[head]) head++;
  let tail = 0;
  while (tail < most - head && text[text.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail++;
  const insert = wanted.slice(head, wanted.length - tail);
  return [editFile(file, [{ from: head, to: text.length - tail, insert }])];
}
