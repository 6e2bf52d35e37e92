import { compareText } from '../../base';
import type { Mesh } from '../../build';
import type { Gateway } from '../../gateway';
import { workloadsTaken } from '../../pods-selected';
import { impliedGatewayPods } from '../gateways/implied-gateway';
import { namespacesOf, type Exported } from './namespaces-apart';
import type { Proxy } from './proxy';
import { proxyKey } from './proxy-key';
import { anyPod, proxyOf } from './proxies';

const known = new WeakMap<Mesh, readonly Proxy[]>();

/**
 * One proxy of each kind of client that istiod may treat differently, those of gateways included. Where the files name no pods that call something, there is
 * one without labels in every namespace that occurs.
 */
export function clientsOf(mesh: Mesh): readonly Proxy[] {
  let clients = known.get(mesh);
  if (clients === undefined) known.set(mesh, (clients = distinct(mesh, allClients(mesh))));
  return clients;
}

function allClients(mesh: Mesh): readonly Proxy[] {
  const drawn = mesh.workloads.map((workload) => proxyOf(mesh, workload));
  const hasCallers = drawn.some(({ kind }) => kind !== 'egress-gateway' && kind !== 'waypoint');
  const nobody = hasCallers ? [] : namespacesIn(mesh).map((namespace) => anyPod(mesh, namespace));
  return [...drawn, ...nobody, ...mesh.gateways.flatMap((gateway) => gatewayProxies(mesh, gateway))];
}

/** One of each kind, the first. */
function distinct(mesh: Mesh, proxies: readonly Proxy[]): readonly Proxy[] {
  const byKey = new Map<string, Proxy>();
  for (const proxy of proxies) {
    const key = proxyKey(mesh, proxy);
    if (!byKey.has(key)) byKey.set(key, proxy);
  }
  return [...byKey.values()];
}

/** The namespaces that have resources, and those that something is exported to. */
function namespacesIn({ entries, virtualServices, rules, sidecars }: Mesh): readonly string[] {
  const named = [entries, virtualServices, rules].flatMap(namespacesNamed);
  return [...new Set([...named, ...sidecars.map(({ namespace }) => namespace)])].sort(compareText);
}

const ofLists = new WeakMap<readonly Exported[], readonly string[]>();

function namespacesNamed(list: readonly Exported[]): readonly string[] {
  let names = ofLists.get(list);
  if (names === undefined) ofLists.set(list, (names = [...new Set(namespacesOf(list))]));
  return names;
}

/** The proxies of a Gateway's pods: those that are drawn, else the one that the files imply; one of each kind. */
export function gatewayProxies(mesh: Mesh, gateway: Gateway): readonly Proxy[] {
  const drawn = workloadsTaken(mesh, gateway.selector);
  const proxies = drawn.map((workload) => proxyOf(mesh, workload)).filter(({ kind }) => kind === 'egress-gateway');
  return proxies.length > 0 ? distinct(mesh, proxies) : [impliedGatewayPods(mesh, gateway)];
}
