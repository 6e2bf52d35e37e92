import { isRecord } from '../../schema';
import type { View } from '../base';
import type { Mesh } from '../build';
import { IdentityMap } from './identity-map';

const known = new IdentityMap<ReadonlySet<string>>();

/**
 * The names of the labels by which some rule of the mesh tells proxies apart: those in selectors, `sourceLabels` and failover priorities. The same set as long
 * as it is made of the same lists.
 */
export function tellingLabels(mesh: Mesh): ReadonlySet<string> {
  const lists = [mesh.rules, mesh.virtualServices, mesh.sidecars, mesh.others];
  return known.get(lists, '', () => new Set([...lists.flatMap(namesInAll), waypointLabel]));
}

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
  if (names === undefined) ofResources.set(resource, (names = namesBelow(resource.value['spec'], '')));
  return names;
}

/** Names in every `matchLabels`, `sourceLabels`, `workloadSelector.labels` and `failoverPriority` below the value of a key. */
function namesBelow(value: unknown, key: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => (key === 'failoverPriority' ? nameOf(item) : namesBelow(item, '')));
  }
  if (!isRecord(value)) return [];
  if (key === 'matchLabels' || key === 'sourceLabels' || key === 'workloadSelector.labels') return Object.keys(value);
  const before = key === 'workloadSelector' ? 'workloadSelector.' : '';
  return Object.entries(value).flatMap(([name, item]) =>
    namesBelow(item, name === 'matchLabels' ? name : `${before}${name}`),
  );
}

/** `name` or `name=value`. */
function nameOf(item: unknown): readonly string[] {
  return typeof item === 'string' ? [item.split('=', 1)[0] ?? ''] : [];
}
