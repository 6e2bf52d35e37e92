import type { SourceFile, Workspace } from '../../core/workspace';
import { openedFiles } from '../opened';
import { getReview } from '../review-state';
import { getSession } from '../session';
import { getState } from '../store';
import { listVersions, readVersion } from './versions-storage';
import { baselineWords } from './words/files';

/** What an export of what changed is held against. */
export interface ExportBaseline {
  readonly workspace: Workspace;
  /** What it is, as the end of “compared with”. */
  readonly name: string;
}

/** The baseline of the review that goes on; without one the files as they were opened, as far as this browser still has them. */
export async function readExportBaseline(): Promise<ExportBaseline> {
  const { baseline } = getReview();
  if (baseline) return { workspace: baseline.workspace, name: baselineWords.review(baseline.name) };
  const { workspace, isKnown } = await readOpenedDesign();
  return { workspace, name: isKnown ? baselineWords.opened : baselineWords.loaded };
}

/** The files of the design as they were opened. */
export interface OpenedDesign {
  readonly workspace: Workspace;
  /** Whether this browser still has how each of them came in; else some are as the page found them. */
  readonly isKnown: boolean;
}

/** The files of the design as they were opened, as far as this browser still has them. Those that were made here are not among them. */
export async function readOpenedDesign(): Promise<OpenedDesign> {
  const { history, snapshot } = getState();
  const { files, earlier } = openedFiles(history, snapshot.workspace);
  // What is only looked at is another design than the one whose versions are kept here.
  const isOwn = earlier.size > 0 && !getSession().looking;
  const kept = isOwn ? await readOpened(new Set(earlier.values())) : new Map<string, SourceFile>();
  const opened = [...files].map(([path, file]) => {
    const text = kept.get(earlier.get(path) ?? '')?.text ?? file.text;
    // What is still as it was opened has been read.
    return snapshot.workspace.files.find((each) => each.path === path && each.text === text) ?? { path, text };
  });
  const isKnown = [...earlier.values()].every((path) => kept.has(path));
  return { workspace: { files: opened }, isKnown };
}

/**
 * The texts of files that were in the design before this page was opened, as they came in: a version is kept at each import. Back from the newest version,
 * a file is followed for as long as it was there.
 */
async function readOpened(paths: Set<string>): Promise<Map<string, SourceFile>> {
  const opened = new Map<string, SourceFile>();
  try {
    for (const { id, reason } of await listVersions()) {
      // What is kept when a link takes the place of a design is that other design, and so is all before.
      if (paths.size === 0 || reason === 'link') break;
      const files = (await readVersion(id))?.files ?? [];
      for (const path of [...paths]) {
        const file = files.find((each) => each.path === path);
        if (file === undefined) paths.delete(path);
        else if (reason === 'import') opened.set(path, file);
      }
    }
  } catch (error) {
    // Without the versions, the design as this page found it is what there is.
    if (!(error instanceof DOMException)) throw error;
  }
  return opened;
}
