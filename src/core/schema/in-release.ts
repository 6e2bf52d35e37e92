import { compareVersions } from './versions';

/** Whether an Istio release has what came with `since` and went with `until`. */
export function isInRelease(
  { since, until }: { readonly since?: string; readonly until?: string },
  release: string,
): boolean {
  if (since !== undefined && compareVersions(release, since) < 0) return false;
  return until === undefined || compareVersions(release, until) < 0;
}
