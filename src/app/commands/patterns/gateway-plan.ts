import type { Gateway, ServiceEntry, ServicePort } from '../../../core/mesh';
import { isRecord } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt } from '../../../core/yaml';
import { readableEntry, startsTls } from './aim';
import { waysOut } from './gateway-ways';
import type { Chosen, PatternAim } from './pattern';
import { routesFor } from './route-ports';

/** TLS to the server is started at the gateway, passed through it, or there is none. */
export type GatewayMode = 'start' | 'pass' | 'plain';

/** How calls of an entry are to go out by a gateway. */
export interface GatewayPlan {
  readonly entry: ServiceEntry;
  readonly mode: GatewayMode;
  /** The Gateway that takes the calls; undefined when one is made. */
  readonly gateway: Gateway | undefined;
  /** The Service of the gateway's pods, and their namespace. */
  readonly service: string;
  readonly namespace: string;
}

/** The port of the gateway's Service and of its servers for TLS of both kinds. */
export const gatewayPort = 443;

/** The entry when its calls can go out by a gateway and do not yet, else one sentence that says why not. */
export function gatewayEntry(snapshot: Snapshot, key: string): ServiceEntry | string {
  const entry = readableEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const wildcard = entry.hosts.find((host) => host.includes('*'));
  if (wildcard !== undefined) return `A gateway cannot look up ${wildcard}: list exact hosts first.`;
  if (entry.resolution === 'NONE')
    return 'Behind an egress gateway NONE has no address to dial and answers 503. Set resolution to DNS first.';
  const [way] = waysOut(snapshot, entry);
  if (way) return `${entry.name} goes out by Gateway ${way.gateway} already.`;
  if (modesOf(snapshot, entry).length === 0)
    return `${entry.name} has no HTTP, HTTPS or TLS port that a gateway could route.`;
  const crowded = routesFor(snapshot, entry).find((each) => each.gateways.includes('mesh') && each.hosts.length > 1);
  if (crowded) return `VirtualService ${crowded.name} is for several hosts; give each one of its own first.`;
  return entry;
}

/** The ways that fit an entry's ports, the nearest to what it does now first. */
export function modesOf(snapshot: Snapshot, entry: ServiceEntry): readonly GatewayMode[] {
  const starts = entry.ports.some((port) => port.class === 'http' && startsTls(snapshot, entry, port));
  if (starts) return ['start', 'pass'];
  if (entry.ports.some((port) => port.class === 'tls')) return ['pass', 'start'];
  return entry.ports.some((port) => port.class === 'http') ? ['plain'] : [];
}

/** The plan for what was chosen, or why there is none. */
export function gatewayPlan(snapshot: Snapshot, key: string, chosen: Chosen, aim?: PatternAim): GatewayPlan | string {
  const entry = gatewayEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const modes = modesOf(snapshot, entry);
  const mode = modes.find((each) => each === chosen['tls']) ?? modes[0] ?? 'pass';
  const gateway = chosenGateway(snapshot, chosen, aim);
  const written = typeof chosen['service'] === 'string' ? chosen['service'].trim() : '';
  const service = written === '' ? serviceOf(snapshot, gateway) : written;
  const namespace = /^[a-z0-9-]+\.([a-z0-9-]+)\.svc(\.[a-z0-9.-]+)?$/.exec(service)?.[1];
  if (namespace === undefined)
    return `${service} is no Service of the cluster; write name.namespace.svc.cluster.local.`;
  return { entry, mode, gateway, service, namespace };
}

/** The Gateways that calls may go out by: all but ingress gateways. */
export function gatewaysToUse(snapshot: Snapshot): readonly Gateway[] {
  return snapshot.mesh.gateways.filter(
    ({ selector, resource }) =>
      !resource.incomplete && selector['istio'] !== 'ingressgateway' && selector['app'] !== 'istio-ingressgateway',
  );
}

function chosenGateway(snapshot: Snapshot, chosen: Chosen, aim: PatternAim | undefined): Gateway | undefined {
  const usable = gatewaysToUse(snapshot);
  const wanted = chosen['gateway'] ?? aim?.gateway;
  if (wanted === 'new') return undefined;
  return usable.find(({ resource }) => resource.key === wanted) ?? usable[0];
}

/** The Service in front of a gateway's pods: where routes send to it now, a Service or pods with its labels, or what Istio's chart calls it. */
export function serviceOf(snapshot: Snapshot, gateway: Gateway | undefined): string {
  const selector = gateway?.selector ?? { istio: 'egressgateway' };
  const used = gateway && serviceInUse(snapshot, `${gateway.namespace}/${gateway.name}`);
  if (used !== undefined) return used;
  const service = snapshot.mesh.others.find(
    (other) => other.kind === 'Service' && other.group === '' && selects(other.resource.value, selector),
  );
  if (service) return `${service.name}.${service.namespace}.svc.cluster.local`;
  return `istio-egressgateway.${snapshot.mesh.settings.rootNamespace}.svc.cluster.local`;
}

function serviceInUse(snapshot: Snapshot, gateway: string): string | undefined {
  for (const each of snapshot.mesh.virtualServices) {
    if (!each.gateways.includes(gateway)) continue;
    const hop = each.routes.find(({ matchGateways }) => matchGateways.length === 1 && matchGateways[0] === 'mesh');
    const host = hop?.destinations[0]?.host;
    if (host?.includes('.svc')) return host;
  }
  return undefined;
}

/** Whether a Service selects pods that a Gateway's selector takes. */
function selects(service: unknown, selector: Readonly<Record<string, string>>): boolean {
  const own: unknown = valueAt(service, ['spec', 'selector']);
  const labels = Object.entries(selector);
  return isRecord(own) && labels.length > 0 && labels.every(([key, value]) => own[key] === value);
}

/** The port of the entry that takes the calls on their way to the gateway. */
export function portOfWay(snapshot: Snapshot, entry: ServiceEntry, mode: GatewayMode): ServicePort | undefined {
  const fits = entry.ports.filter((port) => port.class === (mode === 'pass' ? 'tls' : 'http'));
  return mode === 'start' ? fits.find((port) => startsTls(snapshot, entry, port)) : fits[0];
}
