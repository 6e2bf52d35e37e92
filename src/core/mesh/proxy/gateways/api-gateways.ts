import type { Mesh } from '../../build';
import { expandHost } from '../../host';
import { annotationIn, listIn, recordIn, textIn } from '../../read';
import { gatewayResources, type GatewayResource } from '../ambient/ambient-resources';

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
    const gateways = gatewayResources(mesh).filter(({ isWaypoint }) => !isWaypoint);
    found = new Map(gateways.flatMap((each) => hostsOf(each).map((name): [string, GatewayResource] => [name, each])));
    known.set(mesh.others, found);
  }
  return found;
}

/**
 * The Service that istiod makes for a Gateway, by name and class, or those that its addresses name
 * (pilot/pkg/config/kube/gateway/conversion.go, IsManaged and extractGatewayServices).
 */
function hostsOf({ resource, name, namespace, className }: GatewayResource): readonly string[] {
  const addresses = listIn(recordIn(resource.value, 'spec'), 'addresses');
  const types = addresses.map((each) => textIn(each, 'type') ?? 'IPAddress');
  if (addresses.length === 0 || (addresses.length === 1 && types[0] === 'IPAddress'))
    return [expandHost(annotationIn(resource.value, nameOverride) ?? `${name}-${className}`, namespace)];
  return addresses.flatMap((each, index) => {
    const value = textIn(each, 'value');
    return types[index] === 'Hostname' && value !== undefined ? [expandHost(value, namespace)] : [];
  });
}

const nameOverride = 'gateway.istio.io/name-override';
