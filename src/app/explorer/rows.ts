import type { Snapshot } from '../../core/snapshot';
import { topologyIn } from '../drawing';
import { branchesByCall } from './by-call';
import { branchesByFile } from './by-file';
import { branchesByNamespace } from './by-namespace';
import { flattenBranches, type Branch, type Row, type Sort, type Toggled } from './row';

/** The visible rows of a workspace, in the order that is wanted. */
export function rowsOf(snapshot: Snapshot, toggled: Toggled, sort: Sort = 'file'): Row[] {
  return flattenBranches(branchesOf(snapshot, sort), toggled);
}

/** All branches of a workspace, in the order that is wanted. */
export function branchesOf(snapshot: Snapshot, sort: Sort): readonly Branch[] {
  switch (sort) {
    case 'file':
      return branchesByFile(snapshot);
    case 'namespace':
      return branchesByNamespace(topologyIn(snapshot));
    case 'call':
      return branchesByCall(topologyIn(snapshot));
  }
}
