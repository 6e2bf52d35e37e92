import type { Workspace } from '../../core/workspace';

/** So many characters are planned and written within 50 ms; more are left to another thread. */
const mostAtOnce = 500_000;

/** Whether working out an export of it on the page would be felt. */
export function isLargeExport({ files }: Workspace): boolean {
  return files.reduce((sum, { text }) => sum + text.length, 0) > mostAtOnce;
}
