import { hasResource, readShareLink, readUploads, standForNothing, type Upload } from '../../core/exchange';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import type { Workspace } from '../../core/workspace';
import type { Reviewed } from '../review-state';
import { getState } from '../store';
import { baselineWords } from './words';

/** A baseline, or one sentence that says why there is none and what to do. */
export type BaselineReading =
  { readonly ok: true; readonly baseline: Reviewed } | { readonly ok: false; readonly problem: string };

/** Reads picked files, folders and archives as a baseline. What cannot be opened is told with it; what has syntax errors is compared as far as it can be read. */
export function readBaseline(uploads: readonly Upload[]): BaselineReading {
  const { workspace, problems } = readUploads(uploads);
  if (workspace.files.length === 0) return refuse(problems[0] ?? baselineWords.noFile);
  const [only, ...more] = uploads.map(({ path }) => path);
  return baselineOf(more.length === 0 ? (only ?? '') : baselineWords.files(uploads.length), workspace, problems);
}

/** Reads a share link, or its part behind the `#`, as a baseline. */
export function readBaselineLink(link: string): BaselineReading {
  const hash = link.indexOf('#');
  const reading = readShareLink(hash < 0 ? link.trim() : link.slice(hash).trim());
  if (!reading) return refuse(baselineWords.noShareLink);
  return reading.ok ? baselineOf(baselineWords.shareLink, reading.shared.workspace, []) : refuse(reading.problem);
}

/** A workspace as a side of a review, judged by what the design on the page is judged by. One that holds text and no resource cannot be compared. */
export function baselineOf(name: string, workspace: Workspace, problems: readonly string[]): BaselineReading {
  const { files } = workspace;
  if (!hasResource(files) && (problems.length > 0 || !standForNothing(files)))
    return refuse(problems[0] ?? baselineWords.noResource(name));
  return { ok: true, baseline: reviewed(name, workspace, problems) };
}

/** A side of a review. */
export function reviewed(name: string, workspace: Workspace, problems: readonly string[] = []): Reviewed {
  const { settings } = getState().snapshot;
  let snapshot: Snapshot | undefined;
  return {
    name,
    workspace,
    settings,
    problems,
    get snapshot() {
      return (snapshot ??= takeSnapshot(workspace, undefined, undefined, settings));
    },
  };
}

function refuse(problem: string): BaselineReading {
  return { ok: false, problem };
}
