import { addAll, append } from '../lists';
import {
  takenFor,
  type Mesh,
  type Misread,
  type ServiceEntry,
  type ServicePort,
  type TakenFor,
  type VirtualService,
  type Workload,
} from '../mesh';
import type { TlsBy } from './call-row';
import type { CallPath, CallTarget } from './calls';
import { routeEdge } from './edge';
import { gatewaysNamed } from './egress-gateways';
import { shelfOf } from './shelf';
import { commonTls } from './tls';
import type { ClusterNode, Edge } from './topology';
import type { CallWay } from './ways';

/** What the drawn calls come to, taken together. */
export interface Traffic {
  /** The wires from workloads to entries and clusters, and to entries that calls miss, by workload and call. */
  readonly calls: readonly Edge[];
  /** The clusters that calls without an entry end in. */
  readonly shelf: readonly ClusterNode[];
  /** What comes in at each entry, over all calls. */
  readonly arrivals: ReadonlyMap<ServiceEntry, readonly Arriving[]>;
  /** Who encrypts on the way to each called port of an entry that something is sent to; `mixed` where calls differ. */
  readonly tls: ReadonlyMap<ServiceEntry, ReadonlyMap<number, TlsBy>>;
  /** Why calls arrive at a port of an entry and are not understood, of the first such call: at the entry that a rule sends them to, where one does. */
  readonly misread: ReadonlyMap<ServiceEntry, ReadonlyMap<number, Misread>>;
  /** Wires on from an entry because of a VirtualService, by id. */
  readonly routes: ReadonlyMap<string, Edge>;
}

/** One way of a call into an entry. */
export interface Arriving {
  /** Who calls. */
  readonly workload: Workload;
  readonly way: CallWay;
  /** The port by which the call came in: the row that the wire leaves from. */
  readonly row: ServicePort;
}

/** Puts all calls together. */
export function gatherTraffic(mesh: Mesh, paths: ReadonlyMap<Workload, readonly CallPath[]>): Traffic {
  const calls: Edge[] = [];
  const lost: [Edge, string][] = [];
  const arrivals = new Map<ServiceEntry, Arriving[]>();
  const tls = new Map<ServiceEntry, Map<number, TlsBy>>();
  const misread = new Map<ServiceEntry, Map<number, Misread>>();
  const routes = new Map<string, Edge>();
  for (const list of paths.values()) {
    for (const path of list) {
      const { target, wires } = path;
      addAll(calls, wires);
      if (target === undefined) {
        for (const wire of wires) lost.push([wire, path.call.dialled?.host ?? '']);
        continue;
      }
      if (isSentOn(target)) addTls(target, tls);
      addMisread(path, target, misread);
      for (const way of target.ways) {
        const { to } = way.onward;
        if (to && leavesEntry(target, way)) addTls({ ...to, tls: way.tls }, tls);
        addArrival(path.workload, target, way, arrivals);
        if (!target.byName && leavesEntry(target, way)) addRoute(mesh, target, { ...way.onward, tls: way.tls }, routes);
      }
    }
  }
  return { calls, shelf: shelfOf(lost), arrivals, tls, misread, routes };
}

/** Where a VirtualService sends what comes to an entry. */
interface Sent {
  readonly to: TakenFor | undefined;
  readonly virtualService: VirtualService | undefined;
  readonly tls?: TlsBy;
}

function leavesEntry(target: CallTarget, { onward }: CallWay): boolean {
  return onward.to?.entry !== target.entry;
}

/** A call that a rule answers goes no further, so it says nothing of what is on the network; with a port whose protocol was not read nobody can tell. */
function isSentOn({ ways, port }: CallTarget): boolean {
  return ways.length > 0 || port.class === 'unknown';
}

function addTls(target: Pick<CallTarget, 'entry' | 'port' | 'tls'>, tls: Map<ServiceEntry, Map<number, TlsBy>>): void {
  const ports = tls.get(target.entry) ?? new Map<number, TlsBy>();
  const known = ports.get(target.port.number) ?? target.tls;
  ports.set(target.port.number, commonTls([known, target.tls]));
  tls.set(target.entry, ports);
}

function addMisread(
  { misread, trace }: CallPath,
  target: CallTarget,
  all: Map<ServiceEntry, Map<number, Misread>>,
): void {
  if (misread === undefined) return;
  const to = (trace?.cluster && takenFor(trace.cluster)) ?? target;
  const { number } = arrivalRow(target, to);
  const ports = all.get(to.entry) ?? new Map<number, Misread>();
  if (!ports.has(number)) ports.set(number, misread);
  all.set(to.entry, ports);
}

function addArrival(
  workload: Workload,
  target: CallTarget,
  way: CallWay,
  arrivals: Map<ServiceEntry, Arriving[]>,
): void {
  const { to } = way.onward;
  if (to !== undefined) append(arrivals, to.entry, { workload, way, row: arrivalRow(target, to) });
}

/** The row of an entry by which a call with this target comes in there. */
export function arrivalRow(target: CallTarget, to: TakenFor): ServicePort {
  return to.entry === target.entry ? target.port : to.port;
}

/**
 * The wire to another entry, or to the gateways of a VirtualService that sends the call to something that is not drawn. To a gateway it carries bytes, and what
 * is known of their TLS is what all calls agree on; a rule that sends there without a call (no `tls`) adds nothing to that.
 */
export function addRoute(
  mesh: Mesh,
  from: Pick<CallTarget, 'entry' | 'port'>,
  { to, virtualService, tls }: Sent,
  routes: Map<string, Edge>,
): void {
  if (virtualService === undefined) return;
  const edges = to
    ? [routeEdge(from, virtualService, to.entry.resource.key, String(to.port.number))]
    : gatewaysNamed(mesh, virtualService).map((gateway) =>
        routeEdge(from, virtualService, gateway.resource.key, undefined),
      );
  for (const edge of edges) {
    const known = routes.get(edge.id);
    if (known === undefined) routes.set(edge.id, to || tls === undefined ? edge : { ...edge, tls });
    else if (!to && tls !== undefined) routes.set(edge.id, { ...known, tls: commonTls([known.tls, tls]) });
  }
}
