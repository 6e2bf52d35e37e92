import { compareText } from '../base';
import type { Mesh } from '../build';
import { parseCall, type Call } from '../call';
import { changedHosts } from '../changed-hosts';
import { kindsOf } from './row-kinds';
import type { Proxy } from '../proxy/proxy';
import { checkExpectation } from '../trace/expectation';
import { traceCall } from '../trace/trace-call';
import { tracesOf } from '../trace/traces';
import type { Trace } from '../trace/trace';
import type { Workload } from '../workload';
import { columnsOf, type PostureColumn } from './columns';

/** By which way a workload reaches a destination; `none` where it does not. */
export type PostureWay = 'direct' | 'gateway' | 'waypoint' | 'passthrough' | 'none';

/** What becomes of calls of one workload to one host and port. */
export interface PostureCell {
  readonly way: PostureWay;
  /** Of the drawn call, where one is drawn; else of a call without path and headers. Undefined where what is dialled is no call. */
  readonly trace: Trace | undefined;
  /** Whether the design draws such a call. */
  readonly drawn: boolean;
  /** Whether what is promised of a drawn call holds; undefined where nothing is, or where it cannot be told. */
  readonly holds: boolean | undefined;
}

/** Who can reach what, and how. Cells are worked out when they are asked for. */
export interface Posture {
  readonly mesh: Mesh;
  /** By namespace, then in the order of the mesh. */
  readonly rows: readonly Workload[];
  readonly columns: readonly PostureColumn[];
  /** The cell of a row and a column. */
  cell(row: Workload, column: PostureColumn): PostureCell;
}

const remembered = new WeakMap<Mesh, Posture>();

/** The matrix of a mesh; cells of equal clients are worked out once. */
export function postureOf(mesh: Mesh): Posture {
  let posture = remembered.get(mesh);
  if (posture === undefined) remembered.set(mesh, (posture = makePosture(mesh)));
  return posture;
}

/** The mesh under the other outbound policy: REGISTRY_ONLY instead of ALLOW_ANY and its kind, and the other way round. Sidecars that name one keep theirs. */
export function withOtherPolicy(mesh: Mesh): Mesh {
  let other = others.get(mesh);
  if (other === undefined) {
    const mode = mesh.settings.outboundTrafficPolicy === 'REGISTRY_ONLY' ? 'ALLOW_ANY' : 'REGISTRY_ONLY';
    other = { ...mesh, settings: { ...mesh.settings, outboundTrafficPolicy: mode } };
    others.set(mesh, other);
  }
  return other;
}

const others = new WeakMap<Mesh, Mesh>();

/** Cells that are not drawn, by the kind of client and the column. */
interface Tried {
  readonly mesh: Mesh;
  readonly traces: Map<string, Trace | undefined>;
}

/** By the outbound policy, of the mesh that was asked about last: what has to do with no host that changed since is kept. */
const latest = new Map<string, Tried>();

function makePosture(mesh: Mesh): Posture {
  const drawn = drawnCalls(mesh);
  const kinds = kindsOf(mesh);
  const tried = triedOf(mesh);
  const rows = [...mesh.workloads].sort((a, b) => compareText(a.namespace, b.namespace));
  return {
    mesh,
    rows,
    columns: columnsOf(mesh),
    cell: (row, column) => {
      const call = drawn.get(row)?.get(column.key);
      if (call) return drawnCell(mesh, call);
      const kind = kinds.get(row);
      const trace = kind && tryColumn(tried, kind.key, kind.proxy, column);
      return { way: wayOf(trace), trace, drawn: false, holds: undefined };
    },
  };
}

function drawnCell(mesh: Mesh, call: Call): PostureCell {
  const trace = tracesOf(mesh).get(call);
  const verdict = call.expect && checkExpectation(call.expect, trace).verdict;
  const holds = verdict === undefined || verdict === 'cannot tell' ? undefined : verdict === 'holds';
  return { way: wayOf(trace), trace, drawn: true, holds };
}

/** The first call of each workload to each host and port. */
function drawnCalls(mesh: Mesh): ReadonlyMap<Workload, ReadonlyMap<string, Call>> {
  return new Map(
    mesh.workloads.map((workload) => {
      const byColumn = new Map<string, Call>();
      for (const call of workload.calls) {
        const dialled = parseCall(call.url);
        const key = dialled && `${dialled.scheme}://${dialled.host}:${dialled.port}`;
        if (key !== undefined && !byColumn.has(key)) byColumn.set(key, call);
      }
      return [workload, byColumn];
    }),
  );
}

function tryColumn(tried: Tried, key: string, client: Proxy, { url }: PostureColumn): Trace | undefined {
  const id = `${key} ${url}`;
  if (tried.traces.has(id)) return tried.traces.get(id);
  const trace = traceCall(tried.mesh, { client, url, method: 'GET', headers: {} });
  tried.traces.set(id, trace);
  return trace;
}

/** What was tried before and depends on nothing that changed, where hosts alone did. */
function triedOf(mesh: Mesh): Tried {
  const policy = mesh.settings.outboundTrafficPolicy;
  const before = latest.get(policy);
  const traces = before && sameSurroundings(before.mesh, mesh) ? unchanged(before, mesh) : new Map();
  const tried = { mesh, traces };
  latest.set(policy, tried);
  return tried;
}

function sameSurroundings(before: Mesh, now: Mesh): boolean {
  return before.others === now.others && before.workloads === now.workloads;
}

function unchanged(before: Tried, mesh: Mesh): Tried['traces'] {
  const changed = changedHosts(before.mesh, mesh);
  const kept = [...before.traces].filter(
    ([, trace]) => trace && !hostsOf(trace).some((host) => changed.includes(host)),
  );
  return new Map(kept);
}

function hostsOf({ call, legs }: Trace): readonly string[] {
  const host = parseCall(call.url)?.host ?? '';
  return [
    host,
    ...legs.flatMap(({ service, ways }) => [service?.host ?? host, ...ways.map((way) => way.cluster.host)]),
  ];
}

/** The way of a trace. */
export function wayOf(trace: Trace | undefined): PostureWay {
  if (trace === undefined) return 'none';
  if (trace.outcome === 'passthrough') return 'passthrough';
  if (trace.outcome !== 'reached') return 'none';
  if (trace.via === 'egress-gateway') return 'gateway';
  return trace.via === 'waypoint' ? 'waypoint' : 'direct';
}
