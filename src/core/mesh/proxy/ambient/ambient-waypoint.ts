import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import type { Mesh } from '../../build';
import { labelsIn, recordIn } from '../../read';
import type { WaypointTarget } from './ambient-choice';
import { gatewayResources, namespaceResource, type GatewayResource } from './ambient-resources';
import { namespaceLabels } from '../clients/namespace';
import type { Proxy } from '../clients/proxy';
import type { MeshService } from '../services/service';
import { matchesSelector } from '../clients/label-selector';

const useWaypoint = 'istio.io/use-waypoint';
const useNamespace = 'istio.io/use-waypoint-namespace';

const known = new WeakMap<Mesh, Map<Resource, WaypointTarget | null>>();

/**
 * The waypoint that a service is enrolled in, by its own label or that of its Namespace, with the reason where it is not used all the same; undefined for none
 * (pilot/pkg/serviceregistry/ambient/waypoints.go, fetchWaypointForService).
 */
export function waypointProxy(mesh: Mesh, service: MeshService): WaypointTarget | undefined {
  let targets = known.get(mesh);
  if (targets === undefined) known.set(mesh, (targets = new Map()));
  let target = targets.get(service.resource);
  if (target === undefined) targets.set(service.resource, (target = findWaypoint(mesh, service) ?? null));
  return target ?? undefined;
}

/** Whether a service is enrolled in the waypoint of a proxy. */
export function servedBy(mesh: Mesh, service: MeshService, proxy: Proxy): boolean {
  const target = waypointProxy(mesh, service)?.proxy;
  return target?.namespace === proxy.namespace && target.labels[nameLabel] === proxy.labels[nameLabel];
}

/** The label of a Gateway's own pods. */
export const nameLabel = 'gateway.networking.k8s.io/gateway-name';

interface Enrolment {
  readonly name: string;
  readonly namespace: string;
  readonly label: WaypointTarget['label'];
}

/** A label of the service, `none` included, goes before that of its Namespace. */
function enrolmentOf(mesh: Mesh, service: MeshService): Enrolment | undefined {
  if (service.labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller') return undefined;
  const own = enrolmentIn(service.resource, service.labels, service.namespace);
  if (own !== undefined) return own ?? undefined;
  const resource = namespaceResource(mesh, service.namespace);
  if (resource === undefined) return undefined;
  const labels = labelsIn(recordIn(resource.value, 'metadata'), 'labels');
  return enrolmentIn(resource, labels, service.namespace) ?? undefined;
}

/** Null where the label says `none`, undefined without one. */
function enrolmentIn(
  resource: Resource,
  labels: Readonly<Record<string, string>>,
  namespace: string,
): Enrolment | null | undefined {
  const name = labels[useWaypoint];
  if (name === undefined) return undefined;
  if (name === 'none') return null;
  const path: Path = ['metadata', 'labels', useWaypoint];
  return { name, namespace: labels[useNamespace] ?? namespace, label: { resource, path } };
}

function findWaypoint(mesh: Mesh, service: MeshService): WaypointTarget | undefined {
  const enrolment = enrolmentOf(mesh, service);
  if (enrolment === undefined) return undefined;
  const { name, namespace } = enrolment;
  const gateways = gatewayResources(mesh);
  const gateway = gateways.find((each) => each.name === name && each.namespace === namespace);
  const wrong = gateway ? whyNotUsed(mesh, gateway, service.namespace) : whyMissing(gateways, enrolment);
  const used = `${kindOf(enrolment.label.resource)} enrols it in waypoint ${namespace}/${name} by ${useWaypoint}.`;
  return {
    ...enrolment,
    proxy: wrong === undefined ? proxyFor(mesh, name, namespace) : undefined,
    gateway: gateway?.resource,
    because: wrong ?? used,
    assumed: gateway === undefined,
  };
}

function kindOf({ kind, namespace, name }: Resource): string {
  return namespace === null ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** Files without any waypoint do not say that there is none; with one, a name that is not among them leads nowhere. */
function whyMissing(gateways: readonly GatewayResource[], { name, namespace }: Enrolment): string | undefined {
  if (!gateways.some(({ isWaypoint }) => isWaypoint)) return undefined;
  return `No Gateway ${namespace}/${name} is there to be the waypoint, so none is used.`;
}

function whyNotUsed(mesh: Mesh, gateway: GatewayResource, client: string): string | undefined {
  const label = `Gateway ${gateway.namespace}/${gateway.name}`;
  if (!gateway.isWaypoint) return `${label} has gatewayClassName ${gateway.className}, so it is not a waypoint.`;
  if (!admits(mesh, gateway, client))
    return `${label} does not admit namespace ${client}: allowedRoutes of its listener is ${gateway.from}, so it is not used.`;
  if (gateway.servesServices) return undefined;
  return `${label} is for ${gateway.servesFor} and not for services (istio.io/waypoint-for), so it is not used.`;
}

function admits(mesh: Mesh, { namespace, from, selector }: GatewayResource, client: string): boolean {
  if (from === 'All') return true;
  if (from === 'Selector') return matchesSelector(selector, namespaceLabels(mesh, client));
  return namespace === client;
}

const proxies = new WeakMap<Mesh, Map<string, Proxy>>();

/** A waypoint reads the VirtualServices that are for sidecars (core/listener_waypoint.go, buildWaypointInboundHTTPRouteConfig). */
function proxyFor(mesh: Mesh, name: string, namespace: string): Proxy {
  let made = proxies.get(mesh);
  if (made === undefined) proxies.set(mesh, (made = new Map()));
  const key = `${namespace}/${name}`;
  let proxy = made.get(key);
  if (proxy === undefined) {
    const labels = { [nameLabel]: name };
    proxy = {
      kind: 'waypoint',
      namespace,
      labels,
      locality: undefined,
      dnsCapture: true,
      bindsPorts: false,
      workload: undefined,
      gateways: ['mesh'],
    };
    made.set(key, proxy);
  }
  return proxy;
}
