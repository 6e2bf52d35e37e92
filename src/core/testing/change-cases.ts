import { expect } from 'vitest';
import { findingsOf } from '../analysis';
import type { ChangeResult } from '../edit-at';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { dedent, workspaceOf } from './mesh-fixture';
import { applyChange, invertChange } from '../workspace';

/** A design of several files, as tests write them: each text loses the indentation that its lines share, and so does a `---` between documents. */
export function designFrom(files: Readonly<Record<string, string>>): Snapshot {
  const texts = Object.entries(files).map(([path, text]) => {
    const documents = text.split(/^[ \t]*---[ \t]*\n/m).map(dedent);
    return [path, documents.filter((each) => each.trim() !== '').join('---\n')] as const;
  });
  return takeSnapshot(workspaceOf(Object.fromEntries(texts)));
}

/** The files after a change. It must also be undone byte for byte, and give what reading the files anew gives. */
export function filesAfter(snapshot: Snapshot, result: ChangeResult): Record<string, string> {
  return Object.fromEntries(snapshotAfter(snapshot, result).workspace.files.map((file) => [file.path, file.text]));
}

/** The snapshot after a change; see `filesAfter`. */
export function snapshotAfter(snapshot: Snapshot, result: ChangeResult): Snapshot {
  if (!result.ok) throw new Error(result.detail);
  const made = applyChange(snapshot.workspace, result.change);
  const undone = applyChange(made, invertChange(snapshot.workspace, result.change));
  expect(undone.files).toEqual(snapshot.workspace.files);
  return takeSnapshot(made);
}

/** A text of several documents as a test writes it. */
export function yaml(text: string): string {
  return text
    .split(/^[ \t]*---[ \t]*\n/m)
    .map(dedent)
    .join('---\n');
}

/** Findings above info that a change brings, as `rule resource`; a result that is clean has none. */
export function newFindings(before: Snapshot, after: Snapshot): string[] {
  const serious = (snapshot: Snapshot): string[] =>
    findingsOf(snapshot)
      .filter(({ severity }) => severity !== 'info')
      .map(
        (finding) =>
          `${finding.rule} ${finding.resource?.kind ?? ''} ${finding.resource?.name ?? ''}: ${finding.message}`,
      );
  const known = new Set(serious(before));
  return serious(after).filter((finding) => !known.has(finding));
}
