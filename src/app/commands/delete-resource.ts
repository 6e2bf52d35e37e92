import { editAt, type ChangeResult } from '../../core/edit-at';
import type { Place, Resource } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { valueAt } from '../../core/yaml';
import { removeDocument } from '../../core/yaml';
import { changeInSteps, madeOf, refused, type ChangeStep } from './change-steps';
import { designOf, drawnIndex, editDesign, rekeyDesign } from './design-document';
import { workloadKey } from './rename-resource';

/** What a ServiceEntry would leave behind: rules that govern its hosts, and how many drawn calls go to it. */
export interface Dependants {
  /** Rules that would serve nothing without it. */
  readonly own: readonly Resource[];
  /** Rules that other entries need too. */
  readonly shared: readonly Resource[];
  readonly calls: number;
}

/** What would be left pointing at nothing if a resource went; empty for all kinds but ServiceEntry. */
export function dependantsOf(snapshot: Snapshot, resource: Resource): Dependants {
  if (resource.kind !== 'ServiceEntry') return { own: [], shared: [], calls: 0 };
  const hosts = new Set(hostsOf(resource));
  const others = snapshot.resources
    .filter((each) => each.kind === 'ServiceEntry' && each !== resource)
    .flatMap(hostsOf);
  const served = new Set(others);
  const own: Resource[] = [];
  const shared: Resource[] = [];
  for (const rule of snapshot.resources) {
    const named = hostsOf(rule);
    if ((rule.kind !== 'DestinationRule' && rule.kind !== 'VirtualService') || !named.some((host) => hosts.has(host)))
      continue;
    (named.every((host) => hosts.has(host) && !served.has(host)) ? own : shared).push(rule);
  }
  const calls = snapshot.topology.edges.filter((edge) => edge.type === 'call' && edge.to === resource.key).length;
  return { own, shared, calls };
}

/** The change that removes resources with their documents, and their pins and notes in the design. */
export function deleteResources(snapshot: Snapshot, resources: readonly Resource[]): ChangeResult {
  const [first, ...others] = resources;
  if (!first) return refused('Nothing is selected.');
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  const steps = resources.flatMap((resource) => [removeResource(resource), rekeyDesign(resource.key, null)]);
  return changeInSteps(snapshot, `Delete ${first.kind} ${first.name}${more}`, 'canvas', steps);
}

/** Resources as a sentence names them: all of them, by kind and name. */
export function namesOf(resources: readonly Resource[]): string {
  const names = resources.map((each) => `${each.kind} ${each.name}`);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** The change that removes a workload drawn in the EgressDesign, with its calls, pin and notes. */
export function deleteWorkload(snapshot: Snapshot, namespace: string | null, name: string): ChangeResult {
  const design = designOf(snapshot);
  const index = design ? drawnIndex(design, namespace, name) : -1;
  if (index < 0) return refused(`${name} is not drawn here; delete its own document instead.`);
  return changeInSteps(snapshot, `Delete pod ${name}`, 'canvas', [
    editDesign(() => [{ type: 'delete', path: ['spec', 'workloads', index] }]),
    rekeyDesign(workloadKey(namespace, name), null),
  ]);
}

/** The change that removes the item at a place: a call, a port, an endpoint. */
export function deleteAt(snapshot: Snapshot, place: Place, what: string): ChangeResult {
  return editAt(snapshot, { ...place, path: [] }, [{ type: 'delete', path: place.path }], {
    label: `Delete ${what}`,
    origin: 'canvas',
  });
}

/** The change that removes a whole document, read or not. */
export function deleteDocument(snapshot: Snapshot, place: Place): ChangeResult {
  return changeInSteps(snapshot, `Delete document of ${place.file}`, 'canvas', [(at) => removeWhole(at, place)]);
}

function removeResource(resource: Resource): ChangeStep {
  return (snapshot) => {
    const { place } = resource;
    // An item of a List goes alone; the indexes of later items shift, so it is looked up by what it is.
    if (place.path.length === 0) return removeWhole(snapshot, place);
    const now = snapshot.resources.find((each) => each.value === resource.value || each.key === resource.key);
    if (!now) return refused(`${resource.name} is no longer in ${place.file}.`);
    return editAt(snapshot, { ...now.place, path: [] }, [{ type: 'delete', path: now.place.path }], {
      label: '',
      origin: 'canvas',
    });
  };
}

function removeWhole(snapshot: Snapshot, place: Place): ChangeResult {
  const located = locate(snapshot, place);
  if (!located) return refused(`The document is no longer in ${place.file}.`);
  return madeOf({ type: 'edit', path: place.file, edits: removeDocument(located.view.stream, located.index) });
}

/** The hosts that a resource names: an entry's and a VirtualService's `hosts`, a DestinationRule's `host`. */
function hostsOf(resource: Resource): string[] {
  const listed = valueAt(resource.value, ['spec', 'hosts']);
  const single = valueAt(resource.value, ['spec', 'host']);
  const all: unknown[] = [...(Array.isArray(listed) ? listed : []), single];
  return all.filter((host): host is string => typeof host === 'string');
}
