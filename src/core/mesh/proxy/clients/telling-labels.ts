import { isRecord } from '../../../schema';
import type { View } from '../../base';
import type { Mesh } from '../../build';
import { addedLabels } from '../../pod-groups';
import { IdentityMap } from '../identity-map';

type Selecting = Pick<Mesh, 'rules' | 'virtualServices' | 'sidecars' | 'others'>;

const known = new IdentityMap<ReadonlySet<string>>();
let last: ReadonlySet<string> = new Set();

/**
 * The names of the labels by which some rule of the mesh tells proxies apart: those in selectors, `sourceLabels` and failover priorities. The same set as long
 * as the names stay.
 */
export function tellingLabels(mesh: Selecting): ReadonlySet<string> {
  const lists = [mesh.rules, mesh.virtualServices, mesh.sidecars, mesh.others];
  return known.get(lists, '', () => {
    const names = new Set([...lists.flatMap(namesInAll), waypointLabel]);
    const stays = names.size === last.size && [...names].every((name) => last.has(name));
    if (!stays) last = names;
    return last;
  });
}

/**
 * The names of labels that controllers and the injector give to single pods, and by which rules of the mesh tell proxies apart all the same. None where the
 * files have no Pods.
 */
export function labelsAsked(
  podOwners: Mesh['podOwners'],
  mesh: Selecting & Pick<Mesh, 'gateways'>,
): ReadonlySet<string> {
  if (!podOwners.some(({ kind }) => kind === 'Pod')) return none;
  const names = [...tellingLabels(mesh), ...mesh.gateways.flatMap(({ selector }) => Object.keys(selector))];
  return new Set(names.filter((name) => addedLabels.has(name)).sort());
}

const none: ReadonlySet<string> = new Set();

/** Two waypoints of one namespace serve different services. */
const waypointLabel = 'gateway.networking.k8s.io/gateway-name';

const ofLists = new WeakMap<readonly View[], readonly string[]>();

function namesInAll(views: readonly View[]): readonly string[] {
  let names = ofLists.get(views);
  if (names === undefined) ofLists.set(views, (names = [...new Set(views.flatMap(namesIn))]));
  return names;
}

/** Kinds whose selectors choose proxies; those of others choose servers. */
const kinds = ['DestinationRule', 'VirtualService', 'Sidecar', 'EnvoyFilter', 'AuthorizationPolicy'];

const ofResources = new WeakMap<View['resource'], readonly string[]>();

function namesIn({ resource }: View): readonly string[] {
  if (!kinds.includes(resource.kind)) return [];
  let names = ofResources.get(resource);
  if (names === undefined) ofResources.set(resource, (names = namesWithin(resource.value['spec'])));
  return names;
}

const nothing: readonly string[] = [];

function namesWithin(spec: unknown): readonly string[] {
  const found = new Set<string>();
  addBelow(found, spec, '');
  return found.size === 0 ? nothing : [...found];
}

/** Names in every `matchLabels`, `sourceLabels`, `workloadSelector.labels` and `failoverPriority` below the value of a key. */
function addBelow(found: Set<string>, value: unknown, key: string): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[])
      if (key === 'failoverPriority') addName(found, item);
      else addBelow(found, item, '');
    return;
  }
  if (!isRecord(value)) return;
  const isLabels = key === 'matchLabels' || key === 'sourceLabels' || key === 'workloadSelector.labels';
  for (const name of Object.keys(value))
    if (isLabels) found.add(name);
    else addBelow(found, value[name], key === 'workloadSelector' && name !== 'matchLabels' ? `${key}.${name}` : name);
}

/** `name` or `name=value`. */
function addName(found: Set<string>, item: unknown): void {
  if (typeof item === 'string') found.add(item.split('=', 1)[0] ?? '');
}
