import { nodesById, type Spot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import { groupOf, isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow, Node, PortRow, ServiceEntryNode, WorkloadNode } from '../../core/topology';
import { valueAt } from '../../core/yaml';

/** What an end of a connection is. */
export type End =
  | { readonly type: 'workload'; readonly node: WorkloadNode }
  | { readonly type: 'call'; readonly node: WorkloadNode; readonly call: CallRow }
  | { readonly type: 'entry'; readonly node: ServiceEntryNode; readonly port: PortRow | null }
  | { readonly type: 'endpoint'; readonly node: Extract<Node, { type: 'endpoint' }>; readonly entry: ServiceEntryNode }
  | { readonly type: 'gateway'; readonly node: Node; readonly resource: Resource }
  | { readonly type: 'rule'; readonly resource: Resource }
  | { readonly type: 'cluster' | 'other'; readonly name: string };

const byKey = new WeakMap<readonly Resource[], ReadonlyMap<string, Resource>>();

/** The resource of a key. */
export function resourceOf({ resources }: Snapshot, key: string): Resource | undefined {
  let index = byKey.get(resources);
  if (index === undefined) byKey.set(resources, (index = new Map(resources.map((each) => [each.key, each]))));
  return index.get(key);
}

/** What stands at an end; undefined when it is gone. A part that cannot be connected by itself counts as its card. */
export function readEnd(snapshot: Snapshot, { node: id, part }: Spot): End | undefined {
  const node = nodesById(topologyOf(snapshot)).get(id);
  const [kind = '', name = ''] = splitPart(part);
  if (kind === 'rule') return ruleEnd(snapshot, name);
  if (node === undefined) return ruleEnd(snapshot, id);
  switch (node.type) {
    case 'workload': {
      const call = kind === 'call' ? node.calls.find((each) => each.id === name) : undefined;
      return call ? { type: 'call', node, call } : { type: 'workload', node };
    }
    case 'service-entry': {
      const port = kind === 'port' ? node.ports.find((each) => String(each.number) === name) : undefined;
      return { type: 'entry', node, port: port ?? null };
    }
    case 'endpoint': {
      const entry = nodesById(topologyOf(snapshot)).get(node.entry);
      return entry?.type === 'service-entry' ? { type: 'endpoint', node, entry } : { type: 'other', name: node.name };
    }
    case 'gateway':
      return gatewayEnd(snapshot, node);
    case 'loose':
      return node.kind === 'Gateway' ? gatewayEnd(snapshot, node) : ruleEnd(snapshot, id);
    case 'cluster':
      return { type: 'cluster', name: node.name };
    case 'unreadable':
      return { type: 'other', name: node.name };
  }
}

/** The texts of a list in a resource. */
export function textsAt(resource: Resource, ...path: readonly (string | number)[]): readonly string[] {
  const value = valueAt(resource.value, path);
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** The mapping at a path of a resource; an empty one when there is none. */
export function recordAt(resource: Resource, ...path: readonly (string | number)[]): Readonly<Record<string, unknown>> {
  const value = valueAt(resource.value, path);
  return isRecord(value) ? value : {};
}

function splitPart(part: string | null): readonly string[] {
  if (part === null) return [];
  const colon = part.indexOf(':');
  return [part.slice(0, colon), part.slice(colon + 1)];
}

function gatewayEnd(snapshot: Snapshot, node: Node): End {
  const resource = resourceOf(snapshot, node.id);
  if (resource === undefined) return { type: 'other', name: node.name };
  // A Gateway of the Kubernetes Gateway API, a waypoint for example, is not what a VirtualService names.
  const isIstios = groupOf(resource.apiVersion) === 'networking.istio.io';
  return isIstios ? { type: 'gateway', node, resource } : { type: 'rule', resource };
}

function ruleEnd(snapshot: Snapshot, key: string): End | undefined {
  const resource = resourceOf(snapshot, key);
  return resource && { type: 'rule', resource };
}
