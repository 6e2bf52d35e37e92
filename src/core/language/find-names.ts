import { findKind, isRecord, type Place, type Resource } from '../schema';
import { defaultNamespace, hostCovers, isVisibleIn, isWildcard, type Mesh } from '../mesh';
import type { Path } from '../text';
import { documentById, pathAt, valueAt, type Document, type Stream } from '../yaml';
import { namingAt, namingsIn, type Naming } from './naming';
import { selectedAt, selectorAround } from './selected';

/** A workspace as far as names are looked up in it; a snapshot has all of it. */
export interface Design {
  readonly files: readonly { readonly path: string; readonly stream: Stream }[];
  readonly resources: readonly Resource[];
  readonly mesh: Mesh;
}

/**
 * Where what is named at an offset of a document's text is made: the entries and services of a host, the rule of a subset, the gateway,
 * namespace, secret or account, and the workloads that a selector picks. Empty where nothing is named, or what is named is not drawn.
 */
export function definitionAt(design: Design, document: Document, offset: number): readonly Place[] {
  const spot = resourceAt(design, document, offset);
  if (!spot) return [];
  const naming = namingAt(spot.resource, spot.path);
  if (naming) return definitionsOf(design, naming).map(placeOf);
  return selectedBy(design, spot.resource, spot.path);
}

/** Every place that names the same as an offset of a document's text does, where it is made included, in the order of the files. */
export function referencesAt(design: Design, document: Document, offset: number): readonly Place[] {
  const spot = resourceAt(design, document, offset);
  const naming = spot && namingAt(spot.resource, spot.path);
  if (!naming) return [];
  return allOf(design, naming.type)
    .filter((each) => isSame(naming, each))
    .map(placeOf);
}

/** The resource and path at an offset of a document's text; undefined outside of all resources. */
export function resourceAt(
  design: Pick<Design, 'files' | 'resources'>,
  document: Document,
  offset: number,
): { readonly resource: Resource; readonly path: Path } | undefined {
  const path = pathAt(document, offset);
  const resource = resourcesIn(design, document).find(({ place }) =>
    place.path.every((step, index) => step === path[index]),
  );
  return resource && { resource, path };
}

/** The resources that stand in a document, in their order; none for a document of another workspace. */
export function resourcesIn(
  { files, resources }: Pick<Design, 'files' | 'resources'>,
  document: Document,
): readonly Resource[] {
  const file = files.find(({ stream }) => documentById(stream, document.id) === document);
  return resources.filter(({ place }) => place.document === document.id && place.file === file?.path);
}

/** The namings that make what another names: of exactly that name, else the wildcards that cover it, the nearest first. */
export function definitionsOf(design: Design, naming: Naming): readonly Naming[] {
  const made = allOf(design, naming.type).filter((each) => each.defines);
  const exact = made.filter((each) => each.id === naming.id);
  if (naming.type === 'host') return visibleFirst(exact.length > 0 ? exact : covering(made, naming.id), naming);
  if (naming.type === 'subset' && exact.length === 0) return made.filter((each) => isCoveredSubset(each.id, naming.id));
  return exact;
}

function covering(made: readonly Naming[], host: string): readonly Naming[] {
  return made
    .filter((each) => isWildcard(each.id) && hostCovers(each.id, host))
    .sort((a, b) => b.id.length - a.id.length);
}

/** A rule for a wildcard has the subsets of all the hosts that it covers. */
function isCoveredSubset(made: string, used: string): boolean {
  const [pattern = '', name] = made.split(' ');
  const [host = '', wanted] = used.split(' ');
  return name === wanted && hostCovers(pattern, host);
}

function visibleFirst(found: readonly Naming[], { resource }: Naming): readonly Naming[] {
  const namespace = resource.namespace ?? defaultNamespace;
  const isSeen = ({ resource: owner }: Naming): boolean => {
    const exportTo = valueAt(owner.value, ['spec', 'exportTo']);
    const names = Array.isArray(exportTo) ? exportTo.filter((each): each is string => typeof each === 'string') : [];
    return isVisibleIn(names, owner.namespace ?? defaultNamespace, namespace);
  };
  return [...found.filter(isSeen), ...found.filter((each) => !isSeen(each))];
}

function allOf({ resources }: Design, type: Naming['type']): Naming[] {
  return resources.flatMap((resource) => namingsIn(resource).filter((each) => each.type === type));
}

/** A wildcard other than `*` alone belongs to the names that it covers. */
function isSame(naming: Naming, other: Naming): boolean {
  if (naming.id === other.id) return true;
  if (naming.type !== 'host' || naming.id === '*' || other.id === '*') return false;
  return hostCovers(naming.id, other.id) || hostCovers(other.id, naming.id);
}

/** The workloads that a selector at or around a path picks. */
function selectedBy({ mesh }: Design, resource: Resource, path: Path): readonly Place[] {
  const kind = findKind(resource.apiVersion, resource.kind);
  const labels = kind && selectorAround(kind, path.slice(resource.place.path.length));
  if (labels === undefined || Object.keys(recordAt(resource.value, labels)).length === 0) return [];
  return (selectedAt(mesh, resource, labels)?.workloads ?? []).map((workload) => workload.place);
}

function recordAt(value: unknown, path: Path): Readonly<Record<string, unknown>> {
  const found = valueAt(value, path);
  return isRecord(found) ? found : {};
}

function placeOf({ resource, path }: Naming): Place {
  return { file: resource.place.file, document: resource.place.document, path };
}
