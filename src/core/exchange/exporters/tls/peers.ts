import {
  shownUrl,
  type Call,
  type Cluster,
  type ClusterEndpoint,
  type Leg,
  type Trace,
  type Workload,
} from '../../../mesh';
import type { Resource } from '../../../schema';
import { podWords } from '../card-lines';
import { addressAndPort, firstOf } from '../label-lines';
import type { Box, Frame } from '../sketch';
import { proxyNames } from './wire-words';

/** A call with what became of it. */
export interface TracedPath {
  readonly id: string;
  readonly workload: Workload;
  readonly call: Call;
  readonly trace: Trace;
}

const ranks = { pod: 0, node: 1, waypoint: 2, gateway: 3, mesh: 4, outside: 5 } as const;

/** Its id is made of the whole name, also where the title has no room for it. */
function podFrame(path: TracedPath): Frame {
  const { id, namespace, name } = path.workload;
  return { key: id, title: wordsOf(path).title, name: `Pod ${namespace}/${name}`, rank: ranks.pod };
}

function wordsOf({ workload, trace }: TracedPath): ReturnType<typeof podWords> {
  return podWords(workload, trace.call.client.kind !== 'sidecar');
}

/** The application, which stands once for all of its calls. */
export function appBox(path: TracedPath): Box {
  const { workload } = path;
  return {
    key: `app ${workload.id}`,
    frame: podFrame(path),
    prefix: 'app',
    name: `${workload.namespace} ${workload.name}`,
    lines: wordsOf(path).app,
    form: 'box',
    target: workload.id,
  };
}

/** A proxy on the way: one box for each workload, called address and treatment, so that ways stay apart. */
export function proxyBox(path: TracedPath, leg: Leg, does: readonly string[], gateway: Resource | undefined): Box {
  const { workload, call } = path;
  const { via } = leg;
  const called = `${call.dialled?.scheme} ${call.dialled?.host} ${leg.port}`;
  const where = via === 'sidecar' ? '' : leg.proxy.namespace;
  return {
    key: [via, via === 'sidecar' ? workload.id : where, gateway?.key, called, ...does].join(' '),
    frame: frameOf(path, leg, gateway),
    prefix: proxyNames[via],
    name: `${via === 'sidecar' ? workload.name : (gateway?.name ?? where)} ${call.dialled?.host} ${leg.port}`,
    lines: [proxyNames[via], ...does],
    form: via === 'egress-gateway' || via === 'waypoint' ? 'hexagon' : 'box',
    target: via === 'sidecar' || via === 'ztunnel' ? path.id : gateway?.key,
  };
}

function frameOf(path: TracedPath, { via, proxy }: Leg, gateway: Resource | undefined): Frame {
  switch (via) {
    case 'sidecar':
      return podFrame(path);
    case 'ztunnel':
      return nodeFrame;
    case 'waypoint':
      return { key: `waypoint ${proxy.namespace}`, title: `Waypoint in ${proxy.namespace}`, rank: ranks.waypoint };
    case 'egress-gateway':
      return gatewayFrame(gateway, proxy.namespace);
  }
}

const nodeFrame: Frame = { key: 'node', title: 'Node of the pod', rank: ranks.node };

function gatewayFrame(gateway: Resource | undefined, namespace: string): Frame {
  const named = gateway ? `Gateway ${gateway.namespace ?? 'default'}/${gateway.name}` : `Gateway in ${namespace}`;
  return { key: named, title: named, rank: ranks.gateway };
}

/** The node's ztunnel before a waypoint, of which a trace has no leg. */
export function ztunnelBox({ id, workload, call }: TracedPath): Box {
  return {
    key: `ztunnel ${workload.id} ${call.dialled?.host} ${call.dialled?.port}`,
    frame: nodeFrame,
    prefix: 'ztunnel',
    name: `${workload.name} ${call.dialled?.host}`,
    lines: ['ztunnel', 'starts HBONE'],
    form: 'box',
    target: id,
  };
}

/** A gateway that a call gets to and that does not send it on. */
export function closedGatewayBox({ call }: TracedPath, gateway: Resource): Box {
  return {
    key: `closed ${gateway.key} ${call.url}`,
    frame: gatewayFrame(gateway, gateway.namespace ?? ''),
    prefix: 'gateway',
    name: `${gateway.name} ${call.dialled?.host}`,
    lines: ['gateway', 'no server takes it'],
    form: 'hexagon',
    target: gateway.key,
  };
}

/** The other end of the last wire: the endpoints of a cluster. */
export function serverBox(cluster: Cluster): Box {
  const { host, service, endpoints } = cluster;
  const inside = service !== undefined && !service.external;
  const ports = new Set(endpoints.map(({ port }) => port));
  const [port] = ports;
  const name = addressAndPort(host, ports.size === 1 ? port : cluster.port);
  const lines = [name, ...endpointLines(cluster)];
  return {
    key: `server ${lines.join(' ')}`,
    frame: inside
      ? { key: 'mesh', title: 'In the mesh', rank: ranks.mesh }
      : { key: 'outside', title: 'External', rank: ranks.outside },
    prefix: 'to',
    name,
    lines,
    form: 'round',
    target: cluster.servicePort?.owner.resource.key ?? service?.resource.key,
  };
}

function endpointLines({ type, host, endpoints, subset }: Cluster): string[] {
  const named = subset === undefined ? [] : [`subset ${subset}`];
  if (type === 'ORIGINAL_DST') return [...named, 'the dialled address'];
  if (type === 'DYNAMIC_FORWARD_PROXY') return [...named, 'the called name'];
  const others = endpoints.filter(({ address }) => address !== host);
  return others.length === 0 ? named : [...named, firstOf(others.map(addressOf), 2)];
}

function addressOf({ address, port, resource }: ClusterEndpoint): string {
  return addressAndPort(address ?? (resource ? `pods of ${resource.name}` : 'pods'), port);
}

/** Where an application wants to get to, without a proxy that takes it for a service. */
export function dialledBox({ call }: TracedPath, why: readonly string[]): Box {
  const { host = shownUrl(call.url), port } = call.dialled ?? {};
  const name = addressAndPort(host, port);
  return {
    key: `dialled ${name} ${why.join(' ')}`,
    frame: { key: 'outside', title: 'External', rank: ranks.outside },
    prefix: 'to',
    name,
    lines: [name, ...why],
    form: 'round',
    target: undefined,
  };
}
