import type { Proxy } from '../../mesh';
import { listNames } from '../istioctl/words';

/**
 * Clients as messages name them: `pod shop/cart`, `pods in shop`, `gateway pods in istio-egress`. Pods of a namespace are named together where all of
 * its clients are meant.
 */
export function clientWords(clients: readonly Proxy[], all: readonly Proxy[]): string {
  const meant = new Set(clients.map(clientKey));
  const left = new Set(all.filter((each) => !meant.has(clientKey(each))).map(groupOf));
  return listNames([...new Set(clients.map((each) => (left.has(groupOf(each)) ? nameOf(each) : groupOf(each))))]);
}

const keys = new WeakMap<Proxy, string>();

/** Equal for clients of one kind: another mesh may have the same ones as other objects. */
export function clientKey(client: Proxy): string {
  let key = keys.get(client);
  if (key === undefined) {
    const { kind, namespace, labels, gateways } = client;
    keys.set(client, (key = JSON.stringify([kind, namespace, Object.entries(labels).sort(), gateways])));
  }
  return key;
}

function groupOf({ kind, namespace }: Proxy): string {
  if (kind === 'waypoint') return `the waypoint of ${namespace}`;
  return kind === 'egress-gateway' ? `gateway pods in ${namespace}` : `pods in ${namespace}`;
}

function nameOf(client: Proxy): string {
  return client.workload ? `pod ${client.namespace}/${client.workload.name}` : groupOf(client);
}
