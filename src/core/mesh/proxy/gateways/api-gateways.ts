import type { Mesh } from '../../build';
import { expandHost } from '../../host';
import { annotationIn, listIn, recordIn, textIn } from '../../read';
import { nameLabel } from '../ambient/ambient-waypoint';
import type { Proxy } from '../clients/proxy';
import { gatewayPodsIn } from './implied-gateway';
import { gatewayResources, type GatewayResource } from '../ambient/ambient-resources';

/** The pods of these Gateways: clients with clusters and rules of their own, though no file has their routes as istiod reads them. */
export function apiGatewayPods(mesh: Mesh): readonly Proxy[] {
  return gatewayResources(mesh)
    .filter(hasServices)
    .map(({ name, namespace }) => gatewayPodsIn(mesh, namespace, { [nameLabel]: name }));
}

/** Whether the Service of such a Gateway has only the ports of its listeners: istiod makes it, or it is among the files. */
export function hasMadeService({ resource }: GatewayResource): boolean {
  return isManaged(listIn(recordIn(resource.value, 'spec'), 'addresses'));
}

const known = new WeakMap<Mesh['others'], ReadonlyMap<string, GatewayResource>>();

/** The Gateway of the Gateway API whose Service has a host; undefined for every other host, and for waypoints. */
export function apiGatewayAt(mesh: Pick<Mesh, 'others'>, host: string): GatewayResource | undefined {
  return byHost(mesh).get(host);
}

/** Whether a name, a short one perhaps, may be that of such a Service, which istiod makes and files need not have. */
export function mayBeApiGateway(mesh: Pick<Mesh, 'others'>, name: string): boolean {
  if (name.includes('.')) return byHost(mesh).has(name);
  return [...byHost(mesh).keys()].some((host) => host.startsWith(`${name}.`));
}

function byHost(mesh: Pick<Mesh, 'others'>): ReadonlyMap<string, GatewayResource> {
  let found = known.get(mesh.others);
  if (found === undefined) {
    const gateways = gatewayResources(mesh).filter(hasServices);
    found = new Map(gateways.flatMap((each) => hostsOf(each).map((name): [string, GatewayResource] => [name, each])));
    known.set(mesh.others, found);
  }
  return found;
}

/**
 * Whether istiod may have made its Services; a class of which the files tell nothing may be one of its own. A waypoint is dialled by no name, and of remote
 * Gateways istiod makes nothing (pilot/pkg/config/kube/gatewaycommon, ClassInfos: DisableRouteGeneration).
 */
function hasServices({ isWaypoint, controller }: GatewayResource): boolean {
  return !isWaypoint && (controller === undefined || makers.includes(controller));
}

const makers: readonly string[] = [
  'istio.io/gateway-controller',
  'istio.io/eastwest-controller',
  'istio.io/agentgateway-controller',
];

/**
 * The Service that istiod makes for a Gateway, by name and class, or those that its addresses name
 * (pilot/pkg/config/kube/gateway/conversion.go, IsManaged and extractGatewayServices).
 */
function hostsOf({ resource, name, namespace, className, controller }: GatewayResource): readonly string[] {
  const made = controller === 'istio.io/eastwest-controller' ? name : `${name}-${className}`;
  const addresses = listIn(recordIn(resource.value, 'spec'), 'addresses');
  if (isManaged(addresses)) return [expandHost(annotationIn(resource.value, nameOverride) ?? made, namespace)];
  return addresses.flatMap((each) => {
    const value = textIn(each, 'value');
    return typeOf(each) === 'Hostname' && value !== undefined ? [expandHost(value, namespace)] : [];
  });
}

function isManaged(addresses: readonly unknown[]): boolean {
  return addresses.length === 0 || (addresses.length === 1 && typeOf(addresses[0]) === 'IPAddress');
}

/** The API server writes the default before istiod reads it (kubernetes-sigs/gateway-api apis/v1/gateway_types.go, GatewaySpecAddress). */
function typeOf(address: unknown): string {
  return textIn(address, 'type') ?? 'IPAddress';
}

const nameOverride = 'gateway.istio.io/name-override';
