import { isRecord, readResources, type DocumentResource } from '../../../schema';
import { applyEdits, type Path } from '../../../text';
import { deleteAll, readDocuments, valueAt, type Document } from '../../../yaml';

/**
 * What the API server and controllers write into an object, and who applies it has no part in (kubernetes/apimachinery pkg/apis/meta/v1/types.go, ObjectMeta,
 * “populated by the system, read-only”), and what kubectl notes of the last apply (kubectl pkg/util/apply.go).
 */
const serverFields: readonly Path[] = [
  ['metadata', 'resourceVersion'],
  ['metadata', 'uid'],
  ['metadata', 'creationTimestamp'],
  ['metadata', 'generation'],
  ['metadata', 'selfLink'],
  ['metadata', 'managedFields'],
  ['metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration'],
  ['status'],
];

/** Of a `kind: List` itself, which has empty ones. */
const listFields: readonly Path[] = [
  ['metadata', 'resourceVersion'],
  ['metadata', 'selfLink'],
];

/**
 * Whether an object came from a cluster: it holds a field over which an apply is refused once the cluster has moved on (kubernetes/apiserver
 * pkg/registry/generic/registry/store.go, Update).
 */
export function isFromCluster({ value }: Pick<DocumentResource, 'value'>): boolean {
  const metadata = value['metadata'];
  if (!isRecord(metadata)) return false;
  return [metadata['resourceVersion'], metadata['uid']].some(isText);
}

/** Whether an object is a pod that a node runs or has run, and no pod that somebody wrote down. */
export function isRunningPod({
  apiVersion,
  kind,
  value,
}: Pick<DocumentResource, 'apiVersion' | 'kind' | 'value'>): boolean {
  if (kind !== 'Pod' || apiVersion !== 'v1') return false;
  return [
    valueAt(value, ['status', 'phase']),
    valueAt(value, ['status', 'podIP']),
    valueAt(value, ['spec', 'nodeName']),
  ].some(isText);
}

/** The text of a document without what the server writes into its objects. Where a part cannot be taken out, because it is used elsewhere, it stays. */
export function withoutServerFields(document: Document): string {
  const resources = readResources(document);
  const isList = resources.some(({ path }) => path.length > 0);
  const paths = resources.map(({ path }) => serverFields.map((field) => [...path, ...field]));
  const groups = isList ? [listFields, ...paths] : paths;
  const edits = deleteAll(document, groups.flat());
  return edits ? applyEdits(document.text, edits) : groups.reduce(deleteEach, document.text);
}

function deleteEach(text: string, paths: readonly Path[]): string {
  return paths.reduce((at, path) => {
    const [document] = readDocuments(at).documents;
    const edits = document && deleteAll(document, [path]);
    return edits ? applyEdits(at, edits) : at;
  }, text);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
