import {
  appEncrypts,
  compareText,
  listenerAddress,
  shownUrl,
  type Call,
  type Missed,
  type ServiceEntry,
  type Workload,
} from '../mesh';
import type { CallRow, Outcome } from './call-row';
import type { CallTarget } from './calls';
import { labelOf, qualified } from './names';
import type { CallEnd, ClusterNode, Edge } from './topology';

/** Envoy's own clusters (pilot/pkg/networking/util, PassthroughCluster and BlackHoleCluster), and what stands for none of them. */
const names: Readonly<Record<CallEnd, string>> = {
  passthrough: 'PassthroughCluster',
  blackhole: 'BlackHoleCluster',
  past: 'Past every proxy',
};

const ends = ['passthrough', 'blackhole', 'past'] as const satisfies readonly CallEnd[];

/** The node of Envoy's own cluster is called by its name. */
function idOf(end: CallEnd): string {
  return `Cluster/${end === 'past' ? end : names[end]}`;
}

const says: Readonly<Record<CallEnd, string>> = {
  passthrough: 'passes through by its address, without policy',
  blackhole: 'the sidecar refuses it',
  past: 'leaves past every proxy, as the app sends it',
};

/** A call without a target, and what is known of it. */
interface Lost {
  readonly id: string;
  readonly workload: Workload;
  readonly call: Call;
}

/**
 * The wires of a call that belongs to no entry: to what it ends in, and to the entry that a reader would expect. A call that goes round the proxy gets to no
 * cluster of it, and without a proxy there is none; one that stays inside of the cluster leaves by neither.
 */
export function lostEdges(
  lost: Lost,
  outcome: Outcome,
  missing: Missed | undefined,
  fate: CallRow['unresolved'],
): readonly Edge[] {
  if (outcome !== 'passthrough' && outcome !== 'blackhole') return [];
  const missed = missedEdge(lost, missing);
  const isUnseen = missing?.why === 'round' || missing?.why === 'no-proxy';
  const wires = isUnseen && fate === 'inside' ? [] : [endEdge(lost, isUnseen ? 'past' : outcome)];
  return missed ? [...wires, missed] : wires;
}

function endEdge({ id, workload, call }: Lost, end: CallEnd): Edge {
  const encrypts = call.dialled !== undefined && appEncrypts(call.dialled.scheme);
  return {
    id: `call:${id}`,
    type: 'call',
    from: workload.id,
    fromRow: id,
    to: idOf(end),
    toRow: undefined,
    tls: end === 'blackhole' ? 'unknown' : encrypts ? 'app' : 'none',
    outcome: end === 'past' ? 'passthrough' : end,
    place: call.place,
    label: `Call to ${shownUrl(call.url)}: ${says[end]}`,
  };
}

/** The wire to the entry that a reader would expect, where the port of another one takes the call. */
export function takenEdges(
  lost: Lost,
  { entry }: Pick<CallTarget, 'entry'>,
  missed: Missed | undefined,
): readonly Edge[] {
  if (missed === undefined || missed.why === 'unknown' || missed.entry === undefined || missed.entry === entry)
    return [];
  return [missesEdge(lost, missed.entry, `${qualified(entry.resource.namespace, entry.name)} takes the port`)];
}

function missedEdge(lost: Lost, missed: Missed | undefined): Edge | undefined {
  if (missed === undefined || missed.why === 'unknown' || missed.entry === undefined) return undefined;
  return missesEdge(lost, missed.entry, missWords(missed, lost.call));
}

function missesEdge({ id, workload, call }: Lost, entry: ServiceEntry, why: string): Edge {
  const number = call.dialled?.port;
  const hasPort = entry.ports.some((port) => port.number === number);
  return {
    id: `misses:${id}`,
    type: 'misses',
    from: workload.id,
    fromRow: id,
    to: entry.resource.key,
    toRow: hasPort ? String(number) : undefined,
    tls: 'unknown',
    why,
    place: call.place,
    label: `Call to ${shownUrl(call.url)} misses ${labelOf('ServiceEntry', entry.resource.namespace, entry.name)}: ${why}`,
  };
}

/** Why a call passes an entry by, in a few words. */
function missWords(missed: Exclude<Missed, { why: 'unknown' }>, { dialled }: Call): string {
  const encrypts = dialled !== undefined && appEncrypts(dialled.scheme);
  switch (missed.why) {
    case 'no-proxy':
      return 'the pod has no proxy';
    case 'round':
      return `goes round ${missed.past}`;
    case 'hidden':
      return 'not exported here';
    case 'not-imported':
      if (missed.onlyBy) return `imported on ${listenerAddress(missed.onlyBy)} alone`;
      return missed.sidecar === undefined ? 'not imported' : `not imported by Sidecar ${missed.sidecar.name}`;
    case 'no-port':
      return `no port ${dialled?.port ?? ''}`.trimEnd();
    case 'lost':
      return `${qualified(missed.winner.resource.namespace, missed.winner.name)} decides the host`;
    case 'no-listener':
      return missed.says;
    case 'wrong-protocol':
      if (missed.port.class !== 'http') return 'no SNI';
      return dialled?.scheme === 'tcp' ? 'no HTTP request' : 'TLS to a plain text port';
    case 'other-server-name':
      return encrypts ? 'server name not routed' : 'no SNI';
  }
}

/** What calls end in, while there are such calls: made of the wires of calls without a target, with the dialled host of each. */
export function shelfOf(wires: readonly (readonly [Edge, string])[]): readonly ClusterNode[] {
  return ends.flatMap((end) => {
    const id = idOf(end);
    const hosts = wires.flatMap(([edge, host]) => (edge.to === id ? [host] : []));
    return hosts.length === 0 ? [] : [clusterNode(end, [...new Set(hosts)].sort(compareText), hosts.length)];
  });
}

function clusterNode(end: CallEnd, hosts: readonly string[], calls: number): ClusterNode {
  const name = names[end];
  return {
    id: idOf(end),
    type: 'cluster',
    end,
    lane: 'registry',
    namespace: null,
    name,
    place: undefined,
    label: end === 'past' ? name : labelOf('Cluster', null, name),
    incomplete: false,
    hosts,
    calls,
  };
}
