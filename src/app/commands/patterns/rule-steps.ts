import type { ServiceEntry } from '../../../core/mesh';
import { editAt } from '../../../core/edit-at';
import { isRecord, scalar, type Resource } from '../../../core/schema';
import { locate, type Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { insertDocumentAfter, valueAt, type Op } from '../../../core/yaml';
import { madeOf, noChange, refused, type ChangeStep } from '../change-steps';
import { removeAll, nothingRemoved } from '../removal';
import { freeName } from '../resource-names';
import { aimWords } from '../words/patterns';

/** A step that edits one resource; `ops` gives operations with paths from the resource's root. */
export function editResource(key: string, ops: (resource: Resource, snapshot: Snapshot) => readonly Op[]): ChangeStep {
  return (snapshot) => {
    const resource = resourceOf(snapshot, key);
    if (!resource) return refused(aimWords.gone(key));
    const wanted = ops(resource, snapshot).map((op) => ({ ...op, path: [...resource.place.path, ...op.path] }));
    if (wanted.length === 0) return noChange();
    return editAt(snapshot, { ...resource.place, path: [] }, wanted, { label: '', origin: 'command' });
  };
}

/** A step that removes paths of one resource, with parents that they leave empty. */
export function removeIn(key: string, paths: (resource: Resource) => readonly Path[]): ChangeStep {
  return (snapshot) => {
    const resource = resourceOf(snapshot, key);
    if (!resource) return refused(aimWords.gone(key));
    const places = paths(resource).map((path) => ({ ...resource.place, path: [...resource.place.path, ...path] }));
    return places.length === 0 ? noChange() : removeAll(snapshot, { ...nothingRemoved, places }, '');
  };
}

/** A step that removes a resource with its document, its pin and its notes. */
export function removeResource(key: string): ChangeStep {
  return (snapshot) => {
    const resource = resourceOf(snapshot, key);
    if (!resource) return noChange();
    return removeAll(snapshot, { ...nothingRemoved, resources: [resource], keys: [key] }, '');
  };
}

/** A step that puts documents behind the one of a resource, in their order. */
export function addAfter(key: string, texts: (snapshot: Snapshot) => readonly string[]): ChangeStep {
  return (snapshot) => {
    const resource = resourceOf(snapshot, key);
    const located = resource && locate(snapshot, resource.place);
    if (!located) return refused(aimWords.gone(key));
    const documents = texts(snapshot).map((text) => text.replace(/\n$/, ''));
    if (documents.length === 0) return noChange();
    const edits = insertDocumentAfter(located.view.stream, located.index, `${documents.join('\n---\n')}\n`);
    return madeOf({ type: 'edit', path: located.view.path, edits });
  };
}

/** A step that makes a rule without settings for a host of an entry, behind the entry's document and in its namespace. */
export function addRule(entry: ServiceEntry, host: string, policy: string): ChangeStep {
  return addAfter(entry.resource.key, (snapshot) => {
    const { namespace, name } = entry.resource;
    return [
      `${headOf('DestinationRule', freeName(snapshot, 'DestinationRule', namespace, name), namespace)}spec:
  host: ${hostScalar(host)}
  trafficPolicy:
${policy}`,
    ];
  });
}

/** The first lines of a document of Istio's networking kinds. */
export function headOf(kind: string, name: string, namespace: string | null): string {
  const where = namespace === null ? '' : `  namespace: ${scalar(namespace)}\n`;
  return `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata:\n  name: ${scalar(name)}\n${where}`;
}

/** A host as a YAML scalar: a wildcard in quotes. */
function hostScalar(host: string): string {
  return scalar(host);
}

/** Whether a rule of these settings alone says nothing: no policy, no subsets. */
export function isEmptyRule(resource: Resource): boolean {
  const policy = valueAt(resource.value, ['spec', 'trafficPolicy']);
  const subsets = valueAt(resource.value, ['spec', 'subsets']);
  const hasPolicy = isRecord(policy) && Object.keys(policy).length > 0;
  return !hasPolicy && !(Array.isArray(subsets) && subsets.length > 0);
}

/** The resource of a key; undefined when it is gone. */
export function resourceOf(snapshot: Snapshot, key: string): Resource | undefined {
  return snapshot.resources.find((each) => each.key === key);
}
