import { fileAt, type SourceFile, type Workspace } from '../../core/workspace';

/** Why a version was kept: by a person, who gave it a name, or of itself. */
export type VersionReason = 'named' | 'import' | 'export' | 'pause' | 'restore' | 'link' | 'overtaken' | 'reserve';

/** What is known of a version without its text. */
export interface Version {
  readonly id: number;
  /** Empty for one that was kept of itself and never named. */
  readonly name: string;
  readonly reason: VersionReason;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly files: number;
  /** UTF-16 units of all texts. */
  readonly size: number;
}

/** How much is kept: so many versions that may go, and so much text in all. */
interface VersionLimits {
  readonly automatic: number;
  readonly size: number;
}

/** Enough for a long day of work, and little enough for a browser that keeps other things too. */
export const versionLimits: VersionLimits = { automatic: 40, size: 30_000_000 };

/** The versions that have to go: the oldest of those that may, until the rest is within the limits. */
export function versionsToDrop(versions: readonly Version[], limits = versionLimits): readonly Version[] {
  // Numbers only grow; a clock may be set back.
  const oldestFirst = versions.filter(isAutomatic).sort((a, b) => a.id - b.id);
  let count = oldestFirst.length;
  let size = versions.reduce((sum, version) => sum + version.size, 0);
  return oldestFirst.filter((version) => {
    if (count <= limits.automatic && size <= limits.size) return false;
    count--;
    size -= version.size;
    return true;
  });
}

/** Work that was never a part of the stored design: the version is its only copy. */
const onlyCopies: readonly VersionReason[] = ['overtaken', 'reserve'];

/** Whether it may go when others come: nobody has named it, and the design went on from what it holds. */
export function isAutomatic({ name, reason }: Version): boolean {
  return name === '' && !onlyCopies.includes(reason);
}

/** UTF-16 units of all texts. */
export function sizeOf({ files }: Workspace): number {
  return files.reduce((sum, { path, text }) => sum + path.length + text.length, 0);
}

/** Whether two workspaces hold the same files with the same texts, in the same order. */
export function sameFiles(a: Workspace, b: Workspace): boolean {
  return a.files.length === b.files.length && a.files.every((file, index) => sameFile(file, b.files[index]));
}

/** How many files came, went, and have another name now. */
export interface FilesSince {
  readonly added: number;
  readonly removed: number;
  readonly renamed: number;
}

/** The files that one of two workspaces does not have. One that went is renamed where one with the same text came. */
export function filesSince(then: Workspace, now: Workspace): FilesSince {
  const gone = then.files.filter(({ path }) => !fileAt(now, path));
  const came = now.files.filter(({ path }) => !fileAt(then, path)).map(({ text }) => text);
  const removed = gone.filter(({ text }) => {
    const at = came.indexOf(text);
    if (at >= 0) came.splice(at, 1);
    return at < 0;
  }).length;
  return { added: came.length, removed, renamed: gone.length - removed };
}

function sameFile(a: SourceFile, b: SourceFile | undefined): boolean {
  return a === b || (a.path === b?.path && a.text === b.text);
}
