import { editAt, type ChangeResult } from '../../core/edit-at';
import { keyWithoutDefault } from '../../core/mesh';
import { defaultNamespace, findKind, isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Path } from '../../core/text';
import { freePath } from '../../core/workspace';
import { valueAt, type Op } from '../../core/yaml';
import { changeInSteps, madeOf, noChange, refused, type ChangeStep } from './change-steps';
import { listAt } from './list-at';
import { designWords } from './words/design';

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
    if (!design) return refused(designWords.noDesign);
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
  const designs = designsOf(snapshot);
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

/** Every EgressDesign of the workspace; what is kept by keys may stand in each. */
export function designsOf(snapshot: Snapshot): readonly Resource[] {
  return snapshot.resources.filter((each) => each.kind === 'EgressDesign' && each.apiVersion === apiVersion);
}

/** Changes the keys under which a resource's pin, notes and accepted findings are kept. */
export function rekeyDesign(from: string, to: string): ChangeStep {
  return (snapshot) => {
    const steps = designsOf(snapshot).map((design): ChangeStep => {
      const ops = mentionsIn(design, from).map(({ path, key, isName }): Op => {
        const renamed = keyAfter(key, from, to);
        return isName ? { type: 'rename', path, name: renamed } : { type: 'set', path, value: renamed };
      });
      return editDesign(() => ops, design);
    });
    return changeInSteps(snapshot, '', 'canvas', steps);
  };
}

/** Where a design names something by its key: as the name of a pin, or as the text of a field of a note or of what is accepted. */
interface Mention {
  readonly path: Path;
  readonly key: string;
  readonly isName: boolean;
}

/** Every place where a design names a resource or pod, or an endpoint of an entry, by its key; also one that writes the namespace `default`. */
export function mentionsIn(design: Resource, key: string): readonly Mention[] {
  const pins = valueAt(design.value, ['spec', 'layout', 'pins']);
  const names = isRecord(pins) ? Object.keys(pins) : [];
  return [
    ...names.map((name): Mention => ({ path: ['spec', 'layout', 'pins', name], key: name, isName: true })),
    ...fieldsIn(design, 'notes', 'on'),
    ...fieldsIn(design, 'accepted', 'resource'),
  ].filter((mention) => isAbout(mention.key, key));
}

function fieldsIn(design: Resource, list: string, field: string): readonly Mention[] {
  return listAt(design, 'spec', list).flatMap((item, index): readonly Mention[] => {
    const key = isRecord(item) ? item[field] : undefined;
    return typeof key === 'string' ? [{ path: ['spec', list, index, field], key, isName: false }] : [];
  });
}

const endpoint = 'External/';

function isAbout(written: string, key: string): boolean {
  if (keyWithoutDefault(written) === keyWithoutDefault(key)) return true;
  return written.startsWith(endpoint) && written.startsWith(`${endpoint}${key}/`);
}

function keyAfter(written: string, from: string, to: string): string {
  return written.startsWith(endpoint) ? written.replace(from, () => to) : to;
}

function createDesign(snapshot: Snapshot): ChangeResult {
  const starter = findKind(apiVersion, 'EgressDesign')?.starter;
  if (!starter) throw new Error('The kind EgressDesign has no starter');
  const path = freePath(snapshot.workspace, 'design.yaml');
  // The starter shows one workload; an empty design begins with its head alone.
  const text = starter({ name: 'design' }).replace(/^spec:[\s\S]*/m, 'spec: {}\n');
  return madeOf({ type: 'create', path, text });
}
