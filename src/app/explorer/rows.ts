import type { Snapshot } from '../../core/snapshot';
import type { Topology } from '../../core/topology';
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
      return madeOf(topologyIn(snapshot), byNamespace, branchesByNamespace);
    case 'call':
      return madeOf(topologyIn(snapshot), byCall, branchesByCall);
  }
}

const byNamespace = new WeakMap<Topology, readonly Branch[]>();
const byCall = new WeakMap<Topology, readonly Branch[]>();

/** A flow graph stays while only comments are written, and so does its tree. */
function madeOf(
  topology: Topology,
  known: WeakMap<Topology, readonly Branch[]>,
  make: (topology: Topology) => readonly Branch[],
): readonly Branch[] {
  const before = known.get(topology);
  if (before) return before;
  const branches = make(topology);
  known.set(topology, branches);
  return branches;
}
