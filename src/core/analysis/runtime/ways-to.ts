import { clientsOf, type ClusterUse, type Mesh, type Proxy, type Trace } from '../../mesh';
import { callsTo, type TracedDial } from './calls-to';
import { clientKey } from './client-words';
import { isSameBlock } from './cluster-uses';
import { routesFor, routesTo, sendsTo, type Sending } from './routes-to';

/** How a client gets to a cluster. */
export interface Way {
  readonly client: Proxy;
  /** `itself`: it dials that host and port. Else a rule sends there what arrives under another name, port or at a gateway. */
  readonly by: 'itself' | 'http' | 'tls' | 'tcp';
  /** The drawn call; undefined where it is only what the files make possible. */
  readonly trace: Trace | undefined;
}

/**
 * Who gets to a cluster. Where calls to its host are drawn, these say what the pods do; else everybody may dial it, but for those whose calls to the host
 * rules send elsewhere. What gateways do is in the rules alone.
 */
export function waysTo(mesh: Mesh, use: ClusterUse): readonly Way[] {
  const calls = callsTo(mesh, use.service.host);
  const written = writtenWays(mesh, use);
  if (calls.length === 0) return written;
  // What a gateway has of the cluster is another use.
  const isOfPods = use.clients.some((client) => !isGateway(client));
  const drawn = (isOfPods ? calls : []).filter(({ trace }) => endsAt(trace, use)).map((call) => drawnWay(call, use));
  return [...drawn, ...written.filter(({ client }) => isGateway(client))];
}

/** The same by the files alone, whatever is drawn. */
export function writtenWays(mesh: Mesh, use: ClusterUse): readonly Way[] {
  const { service, port, subset, clients } = use;
  const sendings = routesTo(mesh, service.host).filter((each) => sendsTo(each, port.number, subset));
  const byGateway = sendings.some(({ place }) => isGateway(place.client));
  return clients.flatMap((client): readonly Way[] => {
    const key = clientKey(client);
    const own = sendings.filter(({ place }) => clientKey(place.client) === key);
    const ways = own.map((each): Way => ({ client, by: byOf(each, use), trace: undefined }));
    const dials = !isGateway(client) && subset === undefined && !isSpared(mesh, use, client, byGateway);
    return dials ? [...ways, { client, by: 'itself', trace: undefined }] : ways;
  });
}

/** Whether http rules lead what arrives elsewhere to a port, at a sidecar or at a gateway. */
export function isLedTo(mesh: Mesh, use: ClusterUse): boolean {
  return routesTo(mesh, use.service.host).some(
    (each) => sendsTo(each, use.port.number, use.subset) && byOf(each, use) === 'http',
  );
}

/** Whether a call goes on to the cluster from the proxy of its own pod, under the same block. */
function endsAt(trace: Trace, { cluster }: ClusterUse): boolean {
  if (trace.via === 'egress-gateway' || trace.cluster === undefined) return false;
  const isNamed = trace.cluster.name === cluster.name || trace.split.some((each) => each.cluster === cluster.name);
  return isNamed && (trace.cluster.name !== cluster.name || isSameBlock(trace.cluster.tls.block, cluster.tls.block));
}

function drawnWay({ dialled, trace }: TracedDial, { port }: ClusterUse): Way {
  const byRule = trace.policy?.isHttp === true ? 'http' : 'tls';
  return { client: trace.call.client, by: dialled.port === port.number ? 'itself' : byRule, trace };
}

/** A rule for the same host and port changes nothing about how the client dials it. */
function byOf({ protocol, place }: Sending, { service, port }: ClusterUse): Way['by'] {
  return !isGateway(place.client) && place.host === service.host && place.port === port.number ? 'itself' : protocol;
}

/**
 * Whether a client is not expected to dial a port: rules send its calls to the port elsewhere, or a gateway is there to send them; and where nobody is
 * drawn, what a gateway sends on is not dialled by other pods of its namespace.
 */
function isSpared(mesh: Mesh, use: ClusterUse, client: Proxy, byGateway: boolean): boolean {
  const { service, port, clients } = use;
  const key = clientKey(client);
  const own = routesFor(mesh, service.host).filter(({ place }) => clientKey(place.client) === key);
  const here = own.filter(({ place }) => place.port === port.number);
  const isKept = here.some((each) => each.host === service.host && (each.port ?? port.number) === port.number);
  if (here.length > 0 && !isKept) return true;
  if (byGateway && own.length > 0) return true;
  return isBesideGateway(mesh, client) && (byGateway || clients.some((each) => isElsewhere(mesh, each)));
}

function isElsewhere(mesh: Mesh, client: Proxy): boolean {
  return !isGateway(client) && !isBesideGateway(mesh, client);
}

/** Pods that nobody drew, in a namespace of gateway pods. */
function isBesideGateway(mesh: Mesh, { workload, namespace }: Proxy): boolean {
  return workload === undefined && gatewayNamespaces(mesh).has(namespace);
}

const namespaces = new WeakMap<Mesh, ReadonlySet<string>>();

function gatewayNamespaces(mesh: Mesh): ReadonlySet<string> {
  let known = namespaces.get(mesh);
  if (known === undefined) {
    known = new Set(
      clientsOf(mesh)
        .filter(isGateway)
        .map(({ namespace }) => namespace),
    );
    namespaces.set(mesh, known);
  }
  return known;
}

/** Whether a client is a gateway's pod. */
export function isGateway({ kind }: Proxy): boolean {
  return kind === 'egress-gateway';
}
