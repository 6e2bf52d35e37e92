import type { Finding } from '../../core/analysis';
import type { Resource } from '../../core/schema';
import { documentStart, locate, type Snapshot } from '../../core/snapshot';
import { formatPath, LineIndex, type Position } from '../../core/text';
import { findNode } from '../../core/yaml';

/** What `check` found: everything a reporter prints is derived from the snapshot. */
export interface Report {
  readonly snapshot: Snapshot;
}

/** How many findings of each severity there are, and how many were accepted, which count nowhere else. */
interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly accepted: number;
}

/** Counts findings; one that was accepted is an error, a warning or an info no longer. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const count = (severity: Finding['severity']): number =>
    open.filter((finding) => finding.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    accepted: findings.length - open.length,
  };
}

/** Where a finding begins and ends, in 1-based positions; each file's lines are counted once. */
export function findingPositions(
  snapshot: Snapshot,
): (finding: Finding) => { readonly start: Position; readonly end: Position } {
  const positionAt = positionsOf(snapshot);
  return (finding) => {
    const { file, range } = finding;
    const start = documentStart(snapshot, finding);
    return { start: positionAt(file, start + range.from), end: positionAt(file, start + range.to) };
  };
}

/** Turns file offsets into 1-based positions; each file's lines are counted once. */
export function positionsOf(snapshot: Snapshot): (file: string, offset: number) => Position {
  const indexes = new Map<string, LineIndex>();
  return (file, offset) => {
    let index = indexes.get(file);
    if (index === undefined) {
      index = new LineIndex(snapshot.files.find((view) => view.path === file)?.file.text ?? '');
      indexes.set(file, index);
    }
    return index.positionAt(offset);
  };
}

/** Index of the resource's document in its file, and the offset in the file at which the resource begins. */
export function placeInFile(snapshot: Snapshot, resource: Resource): { document: number; offset: number } {
  const located = locate(snapshot, resource.place);
  if (located === undefined) throw new Error(`The resource ${resource.key} is in no document of its own snapshot`);
  const { tree } = located.document;
  const node = findNode(tree, resource.place.path);
  return { document: located.index, offset: located.start + (node < 0 ? 0 : (tree.start[node] as number)) };
}

/** The finding's path below its resource, as text; null when it is about the text itself. */
export function pathInResource(finding: Finding): string | null {
  if (finding.path === undefined) return null;
  const path = finding.path.slice(finding.resource?.place.path.length ?? 0);
  return path.length > 0 ? formatPath(path) : null;
}

/** What names a resource in machine-readable output. */
export function nameResource(resource: Resource): {
  apiVersion: string;
  kind: string;
  namespace: string | null;
  name: string;
} {
  return { apiVersion: resource.apiVersion, kind: resource.kind, namespace: resource.namespace, name: resource.name };
}
