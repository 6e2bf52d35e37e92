import { compareText } from '../../base';
import type { Mesh } from '../../build';
import { indexSelectors, type Selecting } from '../../label-index';
import type { Gateway } from '../../gateway';
import type { Workload } from '../../workload';
import { capturesNames, dataPlaneOf } from './data-plane';
import { IdentityMap } from '../identity-map';
import type { Proxy, ProxyKind } from './proxy';

type Labels = Readonly<Record<string, string>>;

const ofWorkloads = new IdentityMap<Proxy>();

/** The proxy that carries the traffic of a workload's pods; the same object as long as nothing about it changes. */
export function proxyOf(mesh: Mesh, workload: Workload): Proxy {
  return ofWorkloads.get([workload, ...groundOf(mesh)], '', () => makeProxy(mesh, workload));
}

function makeProxy(mesh: Mesh, workload: Workload): Proxy {
  const plane = dataPlaneOf(mesh, workload);
  const { namespace, labels } = workload;
  const locality = workload.locality ?? localityIn(labels);
  return { ...plane, namespace, labels, locality, workload, gateways: gatewaysFor(mesh, plane.kind, labels) };
}

/** The label that tells istiod where pods are; dots stand for slashes, which labels cannot have (pilot/pkg/model/context.go, GetLocalityLabel). */
function localityIn(labels: Labels): string | undefined {
  const written = labels['istio-locality'];
  return written?.includes('/') ? written : written?.replaceAll('.', '/');
}

/** What VirtualServices may name to count for a proxy: for ztunnel, and without one, none does. */
function gatewaysFor(mesh: Mesh, kind: ProxyKind, labels: Labels): readonly string[] {
  if (kind === 'egress-gateway') return gatewayNames(gatewaysOf(mesh, labels));
  return kind === 'sidecar' || kind === 'waypoint' ? ['mesh'] : [];
}

const seeing = new IdentityMap<Proxy>();

/**
 * A proxy that sees all calls of a client: its own sidecar without what takes calls out, or what its pod would get, which is ztunnel where that carries other pods
 * of the namespace.
 */
export function seeingProxy(mesh: Mesh, client: Proxy): Proxy {
  return seeing.get([client, ...groundOf(mesh)], '', () => {
    if (client.kind === 'none' && anyPod(mesh, client.namespace).kind === 'ztunnel')
      return { ...client, kind: 'ztunnel', dnsCapture: true, bindsPorts: false, gateways: [] };
    const dnsCapture = capturesNames(mesh, client);
    return { ...client, kind: 'sidecar', dnsCapture, bindsPorts: false, gateways: ['mesh'] };
  });
}

const ofNobody = new IdentityMap<Proxy>();

/** The proxy of a pod that nobody drew: of this namespace, and without labels where none are given. */
export function anyPod(mesh: Mesh, namespace: string, labels: Labels = {}): Proxy {
  const named = Object.entries(labels).sort(([a], [b]) => compareText(a, b));
  const key = named.length === 0 ? namespace : JSON.stringify([namespace, named]);
  return ofNobody.get(groundOf(mesh), key, () => {
    const pods = {
      namespace,
      labels,
      annotations: {},
      hostNetwork: false,
      asProxyUser: 'none',
      runs: undefined,
    } as const;
    const plane = dataPlaneOf(mesh, pods);
    const gateways = gatewaysFor(mesh, plane.kind, labels);
    return { ...plane, namespace, labels, locality: localityIn(labels), workload: undefined, gateways };
  });
}

/** What a proxy depends on beside its pods. */
function groundOf({ settings, gateways, others }: Mesh): readonly object[] {
  return [settings, gateways, others];
}

/** The Gateways that select pods with these labels, in whichever namespace (pilot/pkg/model/push_context.go, mergeGateways). */
export function gatewaysOf({ gateways }: Pick<Mesh, 'gateways'>, labels: Labels): readonly Gateway[] {
  let selection = selections.get(gateways);
  if (selection === undefined) selections.set(gateways, (selection = selectionOf(gateways)));
  return selection(labels);
}

const selections = new WeakMap<Mesh['gateways'], Selecting<Gateway>>();

/** A Gateway without a selector takes all pods. What is selected for the same labels is the same list. */
function selectionOf(gateways: readonly Gateway[]): Selecting<Gateway> {
  const places = new Map(gateways.map((gateway, place) => [gateway, place]));
  const open = gateways.filter(({ selector }) => Object.keys(selector).length === 0);
  const selecting = indexSelectors(gateways, ({ selector }) => selector);
  const known = new Map<string, readonly Gateway[]>();
  return (labels) => {
    const key = JSON.stringify(Object.entries(labels).sort());
    const before = known.get(key);
    if (before) return before;
    const found = [...open, ...selecting(labels)].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    known.set(key, found);
    return found;
  };
}

const nameLists = new WeakMap<readonly Gateway[], readonly string[]>();

/** The names of a list of Gateways, the same list for the same one. */
export function gatewayNames(gateways: readonly Gateway[]): readonly string[] {
  let names = nameLists.get(gateways);
  if (names === undefined) nameLists.set(gateways, (names = gateways.map(gatewayName)));
  return names;
}

/** The name by which VirtualServices bind to a Gateway. */
export function gatewayName({ namespace, name }: Pick<Gateway, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}
