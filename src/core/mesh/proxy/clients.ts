import type { Mesh } from '../build';
import type { Gateway } from '../gateway';
import { matchesLabels } from '../rule-pool';
import type { Proxy } from './proxy';
import { proxyKey } from './proxy-key';
import { anyPod, gatewayName, gatewaysOf, proxyOf } from './proxies';

const known = new WeakMap<Mesh, readonly Proxy[]>();

/** One proxy of each kind of client that istiod may treat differently, gateways included. */
export function clientsOf(mesh: Mesh): readonly Proxy[] {
  let clients = known.get(mesh);
  if (clients === undefined) known.set(mesh, (clients = distinct(mesh, allClients(mesh))));
  return clients;
}

function allClients(mesh: Mesh): readonly Proxy[] {
  const drawn = mesh.workloads.map((workload) => proxyOf(mesh, workload));
  const nobody = drawn.length > 0 ? [] : namespacesOf(mesh).map((namespace) => anyPod(mesh, namespace));
  return [...drawn, ...nobody, ...mesh.gateways.flatMap((gateway) => gatewayProxies(mesh, gateway))];
}

function distinct(mesh: Mesh, proxies: readonly Proxy[]): readonly Proxy[] {
  const byKey = new Map<string, Proxy>();
  for (const proxy of proxies) {
    const key = proxyKey(mesh, proxy);
    if (!byKey.has(key)) byKey.set(key, proxy);
  }
  return [...byKey.values()];
}

function namespacesOf(mesh: Mesh): readonly string[] {
  const views = [...mesh.entries, ...mesh.virtualServices, ...mesh.rules, ...mesh.sidecars];
  return [...new Set(views.map((view) => view.namespace))].sort();
}

/** The proxies of a Gateway's pods: those that are drawn, else one that its files imply. */
export function gatewayProxies(mesh: Mesh, gateway: Gateway): readonly Proxy[] {
  const drawn = mesh.workloads.filter((workload) => matchesLabels(gateway.selector, workload.labels));
  const proxies = drawn.map((workload) => proxyOf(mesh, workload)).filter(({ kind }) => kind === 'egress-gateway');
  return proxies.length > 0 ? distinct(mesh, proxies) : [impliedPod(mesh, gateway)];
}

function impliedPod(mesh: Mesh, gateway: Gateway): Proxy {
  return {
    kind: 'egress-gateway',
    namespace: gateway.namespace,
    labels: gateway.selector,
    locality: undefined,
    dnsCapture: mesh.settings.dnsCapture,
    workload: undefined,
    gateways: gatewaysOf(mesh, gateway.selector).map(gatewayName),
  };
}
