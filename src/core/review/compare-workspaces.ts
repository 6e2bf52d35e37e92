import { callDifferences } from './call-differences';
import { pairCalls } from './call-pairs';
import type { ComparedWorkspace, Comparison } from './comparison';
import { documentChanges, pairResources, unreadDocuments } from './document-changes';
import { drawnIn } from './drawn';
import { findingChanges } from './finding-changes';
import { tellWithCalls } from './findings-of-calls';
import { changeOrder, groupChanges } from './group-changes';
import { listChanges } from './list-changes';
import { postureChanges } from './posture-changes';
import { reasonsBetween } from './reasons';
import { sharingMesh } from './sharing-mesh';

/**
 * What calls, promises and findings do otherwise in a proposal than in a baseline, and which resources differ. Every drawn call of either side is held
 * against its trace on both; a workload that only one side has is new or gone, unless the other side draws none at all.
 */
export function compareWorkspaces(before: ComparedWorkspace, after: ComparedWorkspace): Comparison {
  const counterparts = pairResources(before.resources, after.resources);
  const meshes = { before: before.mesh, after: after.mesh };
  const reasons = reasonsBetween(meshes.before, meshes.after, counterparts);
  const pairs = pairCalls(meshes.before, meshes.after);
  const called = pairs.flatMap((pair) =>
    callDifferences(pair, meshes, reasons).map((difference) => ({ pair, difference })),
  );
  const shared = sharingMesh(before.mesh, after, counterparts);
  const posture = postureChanges({ ...meshes, shared }, called, reasons);
  const byRisk = changeOrder(pairs.length > 0);
  const calls = [...groupChanges(called), ...posture.changes].sort(byRisk);
  const told = tellWithCalls(calls, findingChanges(before, after, counterparts), counterparts);
  const changes = [...told.calls, ...told.findings];
  return {
    changes: changes.sort(byRisk),
    documents: [...documentChanges(counterparts, before, after), ...listChanges(before, after)],
    unread: [...unreadDocuments('before', before), ...unreadDocuments('after', after)],
    drawn: drawnIn(meshes.before, meshes.after, pairs.length),
    sampled: posture.sampled,
  };
}
