import { editAt, type ChangeResult } from '../../core/edit-at';
import { defaultNamespace, findKind, isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { freePath } from '../../core/workspace';
import { valueAt, type Op } from '../../core/yaml';
import { madeOf, noChange, refused, type ChangeStep } from './change-steps';

const apiVersion = 'fairway.dev/v1alpha1';

/** The document that records workloads, calls and pins; undefined while there is none. The first one is edited where there are several. */
export function designOf(snapshot: Snapshot): Resource | undefined {
  return snapshot.resources.find((resource) => resource.kind === 'EgressDesign' && resource.apiVersion === apiVersion);
}

/** Makes `design.yaml` with an empty EgressDesign when there is no such document yet. */
export const ensureDesign: ChangeStep = (snapshot) => (designOf(snapshot) ? noChange() : createDesign(snapshot));

/** A step that edits the EgressDesign, the first unless another is meant; `ops` gives operations with paths from the resource's root. */
export function editDesign(ops: (design: Resource) => readonly Op[], meant?: Resource): ChangeStep {
  return (snapshot) => {
    const design = meant ?? designOf(snapshot);
    if (!design) return refused('There is no EgressDesign document.');
    const wanted = ops(design).map((op) => ({ ...op, path: [...design.place.path, ...op.path] }));
    if (wanted.length === 0) return noChange();
    return editAt(snapshot, { ...design.place, path: [] }, wanted, { label: '', origin: 'canvas' });
  };
}

/** The EgressDesign that draws a workload, else the first one; undefined while there is none. */
export function designDrawing(
  snapshot: Snapshot,
  { namespace, name }: { readonly namespace: string | null; readonly name: string },
): Resource | undefined {
  const designs = snapshot.resources.filter((each) => each.kind === 'EgressDesign' && each.apiVersion === apiVersion);
  return designs.find((design) => drawnIndex(design, namespace, name) >= 0) ?? designs[0];
}

/** Where a workload is drawn: its index in `spec.workloads`; -1 when it is not. No namespace is kubectl's own default. */
export function drawnIndex(design: Resource, namespace: string | null, name: string): number {
  const workloads = valueAt(design.value, ['spec', 'workloads']);
  if (!Array.isArray(workloads)) return -1;
  return workloads.findIndex(
    (each: unknown) =>
      isRecord(each) &&
      each['name'] === name &&
      (each['namespace'] ?? defaultNamespace) === (namespace ?? defaultNamespace),
  );
}

/** The list at a path of the design, or an empty one. */
export function listAt(design: Resource, ...path: readonly (string | number)[]): readonly unknown[] {
  const value = valueAt(design.value, path);
  return Array.isArray(value) ? value : [];
}

/** Changes the keys under which a resource's pin, notes and accepted findings are kept; with `to` null they go. */
export function rekeyDesign(from: string, to: string | null): ChangeStep {
  return (snapshot) => {
    const design = designOf(snapshot);
    if (!design) return noChange();
    return editDesign(() => [
      ...pinOps(design, from, to),
      ...mentionOps(design, 'notes', 'on', from, to),
      ...mentionOps(design, 'accepted', 'resource', from, to),
    ])(snapshot);
  };
}

/** Its own pin, and those of the endpoints of an entry. */
function pinOps(design: Resource, from: string, to: string | null): Op[] {
  return pinsOf(design, from).map((key): Op => {
    const path = ['spec', 'layout', 'pins', key];
    return to === null ? { type: 'delete', path } : { type: 'rename', path, name: key.replace(from, () => to) };
  });
}

/** The keys of the pins that a resource or pod has: under its own key, and an entry's endpoints under theirs. */
export function pinsOf(design: Resource, key: string): string[] {
  const pins = valueAt(design.value, ['spec', 'layout', 'pins']);
  return isRecord(pins) ? Object.keys(pins).filter((each) => each === key || each.startsWith(`External/${key}/`)) : [];
}

/** Later items first, so that the indexes of those before stay right. */
function mentionOps(design: Resource, list: string, field: string, from: string, to: string | null): Op[] {
  return listAt(design, 'spec', list)
    .flatMap((item, index): Op[] => {
      if (!isRecord(item) || item[field] !== from) return [];
      const path = ['spec', list, index];
      return [to === null ? { type: 'delete', path } : { type: 'set', path: [...path, field], value: to }];
    })
    .reverse();
}

function createDesign(snapshot: Snapshot): ChangeResult {
  const starter = findKind(apiVersion, 'EgressDesign')?.starter;
  if (!starter) throw new Error('The kind EgressDesign has no starter');
  const path = freePath(snapshot.workspace, 'design.yaml');
  // The starter shows one workload; an empty design begins with its head alone.
  const text = starter({ name: 'design' }).replace(/^spec:[\s\S]*/m, 'spec: {}\n');
  return madeOf({ type: 'create', path, text });
}
