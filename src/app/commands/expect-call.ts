import type { ChangeResult } from '../../core/edit-at';
import { isRecord, type Place } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow, TlsBy, Topology, WorkloadNode } from '../../core/topology';
import type { Op } from '../../core/yaml';
import { refused } from './change-steps';
import { editCall } from './edit-call';

/** What a call promises, as `expect` in the EgressDesign says it. */
export interface Promised {
  readonly outcome: 'reached' | 'passthrough' | 'blocked';
  readonly tls?: 'none' | 'passthrough' | 'originated' | 'gateway' | 'double';
  readonly via?: 'sidecar' | 'egress-gateway' | 'waypoint';
}

const tlsWords: Readonly<Partial<Record<TlsBy, NonNullable<Promised['tls']>>>> = {
  none: 'none',
  app: 'passthrough',
  sidecar: 'originated',
  gateway: 'gateway',
  'app-and-sidecar': 'double',
  'app-and-gateway': 'double',
};

/** What becomes of a call today, as a promise; undefined where that is not judged. What is not known of it is left out. */
export function promiseOf(snapshot: Snapshot, call: CallRow): Promised | undefined {
  const outcome = call.outcome ?? outcomeOf(call);
  switch (outcome) {
    case 'blackhole':
    case 'unresolved':
      return { outcome: 'blocked' };
    case 'passthrough': {
      const tls = call.scheme === 'https' || call.scheme === 'tls' ? 'passthrough' : 'none';
      return { outcome, tls, via: 'sidecar' };
    }
    case 'reached':
      return { outcome, ...wireOf(snapshot, call) };
    default:
      return undefined;
  }
}

/** `Expect this`: the change that makes a promise of what happens today. */
export function expectThis(snapshot: Snapshot, workload: WorkloadNode, call: CallRow): ChangeResult {
  const promise = promiseOf(snapshot, call);
  if (promise === undefined)
    return refused(`What becomes of ${call.url} is not judged, so nothing is promised. Write expect by hand.`);
  return expect(snapshot, call, promise, `Expect ${promise.outcome} of ${workload.name} calling ${call.url}`);
}

/** `Expect blocked`: the change that makes a promise that the call does not get out. */
export function expectBlocked(snapshot: Snapshot, workload: WorkloadNode, call: CallRow): ChangeResult {
  return expect(snapshot, call, { outcome: 'blocked' }, `Expect blocked of ${workload.name} calling ${call.url}`);
}

/** The change that takes the promise of a call back, by the place of its item. */
export function expectNothing(snapshot: Snapshot, call: Place): ChangeResult {
  const result = editCall(snapshot, call, 'Expect nothing', (item) =>
    item['expect'] === undefined ? [] : [{ type: 'delete', path: ['expect'] }],
  );
  return result.ok && result.change.files.length === 0 ? refused('Nothing is expected of this call.') : result;
}

function outcomeOf({ target, unresolved }: CallRow): CallRow['outcome'] {
  if (target !== null) return 'reached';
  if (unresolved === 'passes') return 'passthrough';
  return unresolved === 'refused' ? 'blackhole' : undefined;
}

/** Who encrypts on the wire to the server, and the last proxy of the mesh. */
function wireOf({ topology }: Snapshot, call: CallRow): Pick<Promised, 'tls' | 'via'> {
  const wire = topology.edges.find((edge) => edge.type === 'call' && edge.fromRow === call.id);
  if (wire === undefined || wire.tls === 'ambient') return {};
  const gateways = new Set(topology.nodes.filter((node) => node.type === 'gateway').map((node) => node.id));
  const onward = topology.edges.filter(
    (edge) => edge.type === 'route' && edge.from === wire.to && edge.fromRow === wire.toRow,
  );
  const through = onward.filter((edge) => gateways.has(edge.to)).map((edge) => edge.to);
  if (through.length > 0 && through.length < onward.length) return {};
  return through.length > 0
    ? { ...tlsOf(dialsFrom(topology, through, wire.to)), via: 'egress-gateway' }
    : { ...tlsOf([wire.tls]), via: 'sidecar' };
}

/** After a gateway the wire to the server is the gateway's own. */
function dialsFrom({ edges, nodes }: Topology, gateways: readonly string[], entry: string): readonly TlsBy[] {
  const endpoints = new Set(
    nodes.filter((node) => node.type === 'endpoint' && node.entry === entry).map(({ id }) => id),
  );
  return edges
    .filter((edge) => edge.type === 'dials' && gateways.includes(edge.from) && endpoints.has(edge.to))
    .map((edge) => edge.tls);
}

/** Nothing where the wires differ, or where it is not known. */
function tlsOf(wires: readonly TlsBy[]): Pick<Promised, 'tls'> {
  const [first] = wires;
  const tls = first !== undefined && wires.every((each) => each === first) ? tlsWords[first] : undefined;
  return tls === undefined ? {} : { tls };
}

/** Values that are there already are replaced where they stand, so that comments stay. */
function expect(snapshot: Snapshot, { place, url }: CallRow, promise: Promised, label: string): ChangeResult {
  if (place === undefined) return refused(`The call to ${url} is not written in the design.`);
  const result = editCall(snapshot, place, label, (item) => opsForPromise(item['expect'], promise));
  return result.ok && result.change.files.length === 0 ? refused(`This is expected of ${url} already.`) : result;
}

/** What writes a promise into the item of a call, from what stands in its `expect`; paths begin at the item. */
export function opsForPromise(before: unknown, promise: Promised): readonly Op[] {
  if (!isRecord(before)) return [{ type: 'set', path: ['expect'], value: promise }];
  return (['outcome', 'tls', 'via'] as const).flatMap((key): Op[] => {
    const path = ['expect', key];
    const value = promise[key];
    if (before[key] === value) return [];
    return [value === undefined ? { type: 'delete', path } : { type: 'set', path, value }];
  });
}
