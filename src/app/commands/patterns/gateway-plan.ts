import type { Gateway, OtherResource, ServiceEntry } from '../../../core/mesh';
import { isRecord } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt } from '../../../core/yaml';
import { readableEntry, startsTls } from './aim';
import { doubtOf, serverDoubt } from './gateway-doubts';
import type { GatewayMode } from './gateway-ports';
import { subsetsFor } from './gateway-subsets';
import { waysOut } from './gateway-ways';
import type { Chosen, PatternAim } from './pattern';
import { routesFor } from './route-ports';
import { gatewayWords } from '../words/gateway-patterns';

/** How calls of an entry are to go out by a gateway. */
export interface GatewayPlan {
  readonly entry: ServiceEntry;
  readonly mode: GatewayMode;
  /** The Gateway that takes the calls; undefined when one is made. */
  readonly gateway: Gateway | undefined;
  /** The Service of the gateway's pods, and their namespace. */
  readonly service: string;
  readonly namespace: string;
  /** Labels of the gateway's pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** The subset of that Service for each host, where one is needed. */
  readonly subsets: ReadonlyMap<string, string>;
}

/** The entry when its calls can go out by a gateway and do not yet, else one sentence that says why not. */
export function gatewayEntry(snapshot: Snapshot, key: string): ServiceEntry | string {
  const entry = readableEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const wildcard = entry.hosts.find((host) => host.includes('*'));
  if (wildcard !== undefined) return gatewayWords.wildcard(wildcard);
  if (entry.resolution === 'NONE') return gatewayWords.none;
  const [way] = waysOut(snapshot, entry);
  if (way) return gatewayWords.isThrough(entry.name, way.gateway);
  if (modesOf(snapshot, entry).length === 0) return gatewayWords.noPort(entry.name);
  const crowded = routesFor(snapshot, entry).find((each) => each.gateways.includes('mesh') && each.hosts.length > 1);
  if (crowded) return gatewayWords.severalHosts(crowded.name);
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
  if (namespace === undefined) return gatewayWords.noService(service);
  const labels = gateway?.selector ?? selectorOf(snapshot, service) ?? istioLabels;
  const doubt = doubtOf(snapshot, entry, mode) ?? serverDoubt(snapshot, labels, entry, mode);
  if (doubt !== undefined) return doubt;
  return { entry, mode, gateway, service, namespace, labels, subsets: subsetsFor(snapshot, entry, mode, service) };
}

/** The labels that Istio's own chart gives the pods of its egress gateway. */
const istioLabels: Readonly<Record<string, string>> = { istio: 'egressgateway' };

/** Why no way of starting or passing TLS is open to an entry; true where one is. */
export function gatewayOffer(snapshot: Snapshot, key: string, aim?: PatternAim): true | string {
  const entry = gatewayEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const plans = modesOf(snapshot, entry).map((tls) => gatewayPlan(snapshot, key, { tls }, aim));
  const [first] = plans;
  return typeof first === 'string' && plans.every((plan) => typeof plan === 'string') ? first : true;
}

/** The labels that a Service of the files selects; undefined where there is none of that host. */
function selectorOf(snapshot: Snapshot, host: string): Readonly<Record<string, string>> | undefined {
  const found = servicesIn(snapshot).find(({ name, namespace }) => host.startsWith(`${name}.${namespace}.svc`));
  const selector = found ? Object.entries(labelsOf(found.resource.value)) : [];
  return selector.length === 0 ? undefined : Object.fromEntries(selector);
}

/** What is to be said of the gateway's pods where the files do not tell which they are, or tell two things. */
export function selectorDoubt(snapshot: Snapshot, { gateway, service, labels }: GatewayPlan): string | undefined {
  const own = selectorOf(snapshot, service);
  const says = Object.entries(labels)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ');
  if (!gateway && !own && service.split('.')[0] !== 'istio-egressgateway')
    return gatewayWords.serviceMissing(service, says);
  const differ =
    gateway && own && Object.entries(labels).some(([key, value]) => Object.hasOwn(own, key) && own[key] !== value);
  return differ ? gatewayWords.otherPods(service, gateway.name) : undefined;
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
  const selector = gateway?.selector ?? istioLabels;
  const used = gateway && serviceInUse(snapshot, `${gateway.namespace}/${gateway.name}`);
  if (used !== undefined) return used;
  const service = servicesIn(snapshot).find((other) => selects(other.resource.value, selector));
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

function servicesIn({ mesh }: Snapshot): readonly OtherResource[] {
  return mesh.others.filter((other) => other.kind === 'Service' && other.group === '');
}

/** Whether a Service selects pods that a Gateway's selector takes. */
function selects(service: unknown, selector: Readonly<Record<string, string>>): boolean {
  const own = labelsOf(service);
  const labels = Object.entries(selector);
  return labels.length > 0 && labels.every(([key, value]) => own[key] === value);
}

function labelsOf(service: unknown): Readonly<Record<string, string>> {
  const own: unknown = valueAt(service, ['spec', 'selector']);
  if (!isRecord(own)) return {};
  return Object.fromEntries(
    Object.entries(own).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}
