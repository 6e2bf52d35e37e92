import { countDiffering } from '../core/exchange';
import type { SourceFile, Workspace } from '../core/workspace';

/** How much of a design is not as it was. */
export interface DesignDifference {
  /** Above 0: files that are new, gone, or have another text. */
  readonly files: number;
  /** Resources that are new, gone, or say something else; 0 where only layout and comments changed. Undefined where counting them would be felt. */
  readonly resources: number | undefined;
}

/** Texts up to this length are read in a blink. */
const mostRead = 500_000;

/** How a design differs from an earlier state; null where it does not. */
export function differenceFrom(now: Workspace, then: Workspace): DesignDifference | null {
  const here = without(now, then);
  const before = without(then, now);
  const files = new Set([...here, ...before].map(({ path }) => path)).size;
  if (files === 0) return null;
  const resources = isReadAtOnce({ files: here }, { files: before })
    ? countDiffering({ files: here }, { files: before })
    : undefined;
  return { files, resources };
}

/** Whether the resources of workspaces can be read without that being felt. */
export function isReadAtOnce(...workspaces: readonly Workspace[]): boolean {
  const texts = workspaces.flatMap(({ files }) => files.map(({ text }) => text.length));
  return texts.reduce((sum, length) => sum + length, 0) <= mostRead;
}

/** The files that the other side does not have as they are. */
function without({ files }: Workspace, other: Workspace): readonly SourceFile[] {
  const texts = new Map(other.files.map(({ path, text }) => [path, text]));
  return files.filter(({ path, text }) => texts.get(path) !== text);
}
