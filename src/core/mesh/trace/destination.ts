import type { Cluster } from '../proxy/clusters/cluster';
import { clusterOf } from '../proxy/clusters/clusters';
import { tunnelFor, type Tunnel } from '../proxy/clusters/tunnel';
import { gatewaysBehind } from '../proxy/gateways/gateway-target';
import type { RouteOrigin, WeightedDestination } from '../proxy/listeners/listener';
import type { ForwardAction, HttpRequest } from '../proxy/routes/route';
import type { Scope, ScopedService } from '../proxy/scope/scope';
import type { GatewayTarget } from '../proxy/gateways/gateway-choice';
import { clusterNameFor } from '../proxy/ambient/ambient-clusters';
import { isEqual } from '../equal';
import { noteCluster } from './cluster-hops';
import { addHop, endAt, type Ending, type Journey } from './journey';
import { fullAbort } from './request';
import type { Via, Way } from './trace';
import { tunnelledTls, wireTls } from './wire';

/** A call that a proxy sends on. */
export interface Sending {
  readonly via: Via;
  readonly scope: Scope;
  /** What the proxy took the call for. */
  readonly services: readonly ScopedService[];
  readonly destinations: readonly WeightedDestination[];
  /** The rule that sends bytes on; undefined for a service's own cluster. */
  readonly route?: RouteOrigin | undefined;
  /** Undefined for bytes. */
  readonly forward: ForwardAction | undefined;
  /** Undefined for bytes. */
  readonly request: HttpRequest | undefined;
  /** Whether what is sent is TLS of the application. */
  readonly appTls: boolean;
  /** The IP that was dialled, for clusters that connect to it; undefined where it is not known. */
  readonly dialledAddress: string | undefined;
  /** Whether the proxy itself was dialled, so that such clusters have no address to connect to. */
  readonly isDirect?: boolean | undefined;
}

/** How a sidecar sends a call to a gateway. */
export interface ToGateway {
  /** The sidecar's cluster of the gateway's Service. */
  readonly cluster: Cluster;
  readonly sending: Sending;
}

/** What follows a call through a gateway. */
type GatewayWalk = (journey: Journey, target: GatewayTarget, from: ToGateway) => Ending;

/**
 * Follows a call to the endpoints of the destination of the largest weight, or, with a `toGateway`, to the gateway that the destination leads to, and on from
 * there.
 */
export function sendOn(journey: Journey, sending: Sending, toGateway?: GatewayWalk): Ending {
  const { scope, via, destinations, forward } = sending;
  const main = largest(destinations);
  if (main === undefined) return endAt(via, 'error', {});
  const cluster = atDialled(clusterOf(scope, main.host, main.port, main.subset), journey, sending);
  const tunnel = sending.request === undefined ? tunnelFor(scope, destinations) : undefined;
  journey.stages.push({
    via,
    scope,
    services: sending.services,
    isHttp: sending.request !== undefined,
    forward,
    sent: { appTls: sending.appTls, host: sending.request?.host },
    tunnel,
    cluster,
    ways: destinations.map((each) => wayTo(journey, sending, each)),
  });
  const aborted = fullAbort(forward);
  const ways = waysOf(sending, destinations);
  if (aborted === undefined) noteCluster(journey, via, cluster);
  if (aborted !== undefined) return { ...endAt(via, 'blocked', { code: aborted, flag: 'FI' }, cluster), ...ways };
  const failed = failureOf(via, cluster, sending.request !== undefined);
  if (failed) return { ...failed, ...ways };
  const gateway = toGateway && gatewaysBehind(journey.mesh, main.host, main.port, journey.dialled.host);
  if (gateway && wasAt(journey, gateway)) return looped(journey, gateway, cluster);
  if (toGateway && gateway) return toGateway(journey, gateway, { cluster, sending });
  return arrive(sending, cluster, tunnel);
}

function wasAt({ stages }: Journey, { proxy }: GatewayTarget): boolean {
  return stages.some(
    ({ via, scope }) =>
      via === 'egress-gateway' &&
      scope.proxy.namespace === proxy.namespace &&
      isEqual(scope.proxy.gateways, proxy.gateways),
  );
}

/** A rule that holds at the gateway too sends the call to the gateway itself, again and again, until a limit or a timeout ends it. */
function looped(journey: Journey, { gateways }: GatewayTarget, cluster: Cluster): Ending {
  const [first] = gateways;
  addHop(journey, {
    proxy: 'egress-gateway',
    at: 'gateway',
    name: 'loop',
    what: 'The gateway sends the call to itself.',
    because:
      'The route that sends calls to the gateway applies at the gateway too, so the call goes in a circle until a timeout.',
    resource: first?.resource,
  });
  return endAt('egress-gateway', 'error', {}, cluster);
}

/** The call gets to an endpoint of the cluster, as far as proxies have a say. */
function arrive(sending: Sending, cluster: Cluster, tunnel: Tunnel | undefined): Ending {
  const { via, request } = sending;
  return {
    outcome: 'reached',
    via,
    response: null,
    tls: tunnel ? tunnelledTls(sending.appTls) : wireTls(sending.appTls, cluster, via),
    request: request ? { host: request.host, path: request.path } : null,
    cluster,
    ...waysOf(sending, sending.destinations),
  };
}

/** ORIGINAL_DST connects to the dialled address, and to the dialled port unless the service names another (`upstream_port_override`). */
function atDialled(cluster: Cluster, { dialled }: Journey, { dialledAddress, isDirect }: Sending): Cluster {
  if (cluster.type !== 'ORIGINAL_DST') return cluster;
  if (isDirect === true) return { ...cluster, endpoints: [] };
  const endpoints = cluster.endpoints.map((each) => ({
    ...each,
    address: each.address ?? dialledAddress,
    port: each.port ?? cluster.servicePort?.targetPort ?? dialled.port,
  }));
  return { ...cluster, endpoints };
}

function wayTo(journey: Journey, sending: Sending, { host, port, subset, weight }: WeightedDestination): Way {
  const cluster = atDialled(clusterOf(sending.scope, host, port, subset), journey, sending);
  return { cluster, weight, virtualService: (sending.forward?.route ?? sending.route)?.virtualService };
}

/** A cluster that is not there, or has nobody in it. Envoy answers requests with 503 and closes connections. */
function failureOf(via: Via, cluster: Cluster, isHttp: boolean): Ending | undefined {
  const code = isHttp ? 503 : null;
  if (cluster.type === null) return endAt(via, 'error', { code, flag: 'NC' }, cluster);
  const isEmpty = cluster.endpoints.length === 0 && cluster.type !== 'DYNAMIC_FORWARD_PROXY';
  return isEmpty ? endAt(via, 'error', { code, flag: 'UH' }, cluster) : undefined;
}

function largest(destinations: readonly WeightedDestination[]): WeightedDestination | undefined {
  return destinations.reduce<WeightedDestination | undefined>(
    (best, each) => (best === undefined || each.weight > best.weight ? each : best),
    undefined,
  );
}

function waysOf(
  { forward, scope }: Sending,
  destinations: readonly WeightedDestination[],
): Pick<Ending, 'split' | 'mirrors'> {
  const nameOf = ({ host, port, subset }: WeightedDestination): string => clusterNameFor(scope, host, port, subset);
  return {
    split: destinations.length > 1 ? destinations.map((each) => ({ cluster: nameOf(each), weight: each.weight })) : [],
    mirrors: (forward?.policy.mirrors ?? []).map(({ destination, percent }) => ({
      cluster: nameOf(destination),
      percent,
    })),
  };
}
