import type { Mesh } from '../../build';
import { compareAge } from '../../base';
import type { Gateway } from '../../gateway';
import { serviceNamed } from '../../host';
import { workloadsSelected } from '../../pods-selected';
import { matchesLabels } from '../../rule-pool';
import type { VirtualService } from '../../virtual-service';
import type { GatewayTarget } from './gateway-choice';
import { gatewayName } from './gateway-server';
import { gatewaysOf } from '../clients/proxies';
import { podPortOf, podServiceOf, type PodService } from './gateway-services';
import { gatewayProxy, type GatewayPods } from './gateway-pods';

const known = new WeakMap<Mesh, Map<string, GatewayTarget | null>>();

/**
 * The gateway that a destination leads to, undefined where it is none. Without its Service in the files, a name of the cluster is taken for that of the
 * gateway's pods when a VirtualService binds the called host to a Gateway, or when a Gateway selects pods by that name.
 */
export function gatewaysBehind(mesh: Mesh, host: string, port: number, called = ''): GatewayTarget | undefined {
  // Most destinations are hosts outside, which thousands of rules ask about.
  if (isOtherwiseKnown(mesh, host)) return undefined;
  let targets = known.get(mesh);
  if (targets === undefined) known.set(mesh, (targets = new Map()));
  const key = `${host} ${port} ${called}`;
  let target = targets.get(key);
  if (target === undefined) {
    const found = addsBound(mesh, host, called)
      ? findTarget(mesh, host, port, called)
      : gatewaysBehind(mesh, host, port);
    targets.set(key, (target = found ?? null));
  }
  return target ?? undefined;
}

/** Whether a host is that of services without pods in the files. */
function isOtherwiseKnown(mesh: Mesh, host: string): boolean {
  return mesh.registry.withHost(host).length > 0 && podServiceOf(mesh, host) === undefined;
}

function findTarget(mesh: Mesh, host: string, port: number, called: string): GatewayTarget | undefined {
  const service = podServiceOf(mesh, host);
  return service ? byService(mesh, service, port, called) : byName(mesh, host, port, called);
}

/** The pods of a Service are a gateway's where a Gateway selects them. */
function byService(mesh: Mesh, found: PodService, port: number, called: string): GatewayTarget | undefined {
  const { host, namespace, resource } = found.service;
  const [pods] = workloadsSelected(mesh, namespace, found.selector);
  const labels = pods?.labels ?? found.selector;
  const selected = gatewaysOf(mesh, labels).some((gateway) => selects(gateway, labels));
  const guessed = selected || pods ? undefined : guessLabels(boundGateways(mesh, host, called), labels);
  if (!selected && guessed === undefined) return undefined;
  const target = targetOf(mesh, { namespace, labels: guessed ?? labels, workload: pods });
  return { ...target, service: resource, podPort: podPortOf(found, port), assumed: guessed !== undefined };
}

/** Without a Service the pods are those that the Gateways bound to the host select, in the namespace of the name. */
function byName(mesh: Mesh, host: string, port: number, called: string): GatewayTarget | undefined {
  const service = serviceNamed(host);
  if (service === undefined) return undefined;
  const { name, namespace } = service;
  const named = mesh.gateways.filter((gateway) =>
    Object.values(gateway.selector).some((value) => isNamed(name, value)),
  );
  const bound = boundGateways(mesh, host, called);
  const preferred = [...bound.filter((each) => named.includes(each)), ...(bound.length > 0 ? bound : named)];
  if (preferred.length === 0 && !bindsAbsent(mesh, host, called)) return undefined;
  const labels = guessLabels(preferred, {}) ?? {};
  const pods = mesh.workloads.find(
    (each) => each.namespace === namespace && preferred.some((gateway) => selects(gateway, each.labels)),
  );
  const target = targetOf(mesh, { namespace, labels: pods?.labels ?? labels, workload: pods });
  return { ...target, service: undefined, podPort: port, assumed: true };
}

/** `istio: egressgateway` and `app: istio-egressgateway` are how Istio's charts label the pods of istio-egressgateway. */
function isNamed(service: string, value: string): boolean {
  return service === value || service === `istio-${value}`;
}

function targetOf(mesh: Mesh, pods: GatewayPods): Pick<GatewayTarget, 'proxy' | 'gateways'> {
  const gateways = [...gatewaysOf(mesh, pods.labels)].sort(compareAge);
  return { proxy: gatewayProxy(mesh, pods, gateways.map(gatewayName)), gateways };
}

function selects(gateway: Gateway, labels: Readonly<Record<string, string>>): boolean {
  return Object.keys(gateway.selector).length > 0 && matchesLabels(gateway.selector, labels);
}

/** Gateways that a VirtualService of a host is bound to, without those of ingress pods. */
function boundGateways(mesh: Mesh, host: string, called: string): readonly Gateway[] {
  const names = new Set(boundNames(mesh, host, called));
  return names.size === 0 ? [] : mesh.gateways.filter((each) => names.has(gatewayName(each)) && !isIngress(each));
}

/** Whether a VirtualService of the host is bound to a Gateway that no file has. */
function bindsAbsent(mesh: Mesh, host: string, called: string): boolean {
  const there = new Set(mesh.gateways.map(gatewayName));
  return boundNames(mesh, host, called).some((name) => !there.has(name));
}

/** Whether the called host is bound to Gateways beside those of all hosts whose calls are sent there; a call without a name adds none, and is worked out itself. */
function addsBound(mesh: Mesh, host: string, called: string): boolean {
  if (called === '') return true;
  const { names, isOwn } = sentNames(mesh, host);
  return isOwn && namesFor(mesh, called).some((name) => !names.has(name));
}

/** Of all VirtualServices for the called host, and for the hosts whose calls some VirtualService sends to the gateway. */
function boundNames(mesh: Mesh, host: string, called: string): readonly string[] {
  const { names, isOwn } = sentNames(mesh, host);
  if (!isOwn) return [];
  return called === '' ? [...names] : [...names, ...namesFor(mesh, called)];
}

/** The Gateways that hosts are bound to whose calls go to a name. */
interface SentNames {
  readonly names: ReadonlySet<string>;
  /** Whether no gateway sends there itself. */
  readonly isOwn: boolean;
}

const sent = new WeakMap<Mesh, Map<string, SentNames>>();

function sentNames(mesh: Mesh, host: string): SentNames {
  let known = sent.get(mesh);
  if (known === undefined) sent.set(mesh, (known = new Map()));
  let found = known.get(host);
  if (found === undefined) {
    const senders = mesh.routeIndex.sendingTo(host);
    const hosts = new Set(senders.flatMap((each) => each.hosts));
    const isOwn = !senders.some((each) => sendsAtGateway(each, host));
    found = { names: new Set(isOwn ? [...hosts].flatMap((each) => namesFor(mesh, each)) : []), isOwn };
    known.set(host, found);
  }
  return found;
}

function namesFor({ routeIndex }: Mesh, host: string): readonly string[] {
  return routeIndex.routing(host).flatMap(({ gateways }) => gateways.filter((name) => name !== 'mesh'));
}

/** What gateways send to is a service behind them, and not their own. */
function sendsAtGateway({ gateways, routes }: VirtualService, host: string): boolean {
  return (
    gateways.some((name) => name !== 'mesh') &&
    routes.some(
      ({ matchGateways, destinations }) =>
        destinations.some((to) => to.host === host) &&
        (matchGateways.length === 0 || matchGateways.some((name) => name !== 'mesh')),
    )
  );
}

/** As Istio's charts label ingress pods (manifests/charts/gateways). */
function isIngress({ selector }: Gateway): boolean {
  return selector['istio'] === 'ingressgateway' || selector['app'] === 'istio-ingressgateway';
}

/** Labels that all of some Gateways select, as far as they agree with those before them; undefined for none. */
function guessLabels(
  gateways: readonly Gateway[],
  start: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  let labels = start;
  let found = false;
  for (const { selector } of gateways) {
    const agrees = Object.entries(selector).every(
      ([key, value]) => !Object.hasOwn(labels, key) || labels[key] === value,
    );
    if (!agrees) continue;
    labels = { ...labels, ...selector };
    found = true;
  }
  return found ? labels : undefined;
}
