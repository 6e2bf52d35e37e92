import { compareText } from '../base';
import type { Mesh } from '../build';
import type { Call } from '../call';
import { checkExpectation } from '../trace/expectation';
import { applicationsOf } from '../proxy/clients/applications';
import type { Misread } from '../trace/misread';
import { tracesOf } from '../trace/traces';
import type { TraceOutcome, Via, WireTls } from '../trace/trace';
import type { Workload } from '../workload';
import { columnKey, columnsOf, type PostureColumn } from './columns';
import { isSupposed } from './other-policy';
import { kindsOf, type RowKind } from './row-kinds';
import { endOf, tryCall, type TraceEnd } from './tried';

/** By which way a workload reaches a destination; `past` where no proxy sees the call, `none` where it does not reach it. */
type PostureWay = 'direct' | 'gateway' | 'waypoint' | 'passthrough' | 'past' | 'none';

/** What becomes of calls of one workload to one host and port: of the drawn call, where one is drawn, else of a call without path and headers. */
export interface PostureCell {
  readonly way: PostureWay;
  /** The last proxy that the call gets to; null where it is not sent on, or no proxy sees it. */
  readonly via: Via | null;
  /** Undefined where what is dialled is no call. */
  readonly outcome: TraceOutcome | undefined;
  /** Null where nothing is sent on. */
  readonly tls: WireTls | null;
  /** Why the server does not understand what reaches it; undefined where nothing speaks against it. */
  readonly misread: Misread | undefined;
  /** The call that the design draws; the first one, where it draws several. */
  readonly call: Call | undefined;
  /** Why the files do not decide what becomes of the call; undefined where they do. */
  readonly undecided: string | undefined;
  /** Whether what is promised of a drawn call holds; undefined where nothing is, or where it cannot be told. */
  readonly holds: boolean | undefined;
}

/** Who can reach what, and how. Cells are worked out when they are asked for. */
export interface Posture {
  readonly mesh: Mesh;
  /** The workloads that are no gateways, by namespace, then in the order of the mesh. */
  readonly rows: readonly Workload[];
  readonly columns: readonly PostureColumn[];
  /** The call that the design draws from a row to a column; costs next to nothing, unlike a cell. */
  drawn(row: Workload, column: PostureColumn): Call | undefined;
  /** The columns of all calls that the design draws from a row. */
  drawnFrom(row: Workload): readonly PostureColumn[];
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

function makePosture(mesh: Mesh): Posture {
  const drawn: Posture['drawn'] = (row, column) => drawnCalls(row).get(column.key);
  const columns = columnsOf(mesh);
  let kinds: ReadonlyMap<Workload, RowKind> | undefined;
  let byKey: ReadonlyMap<string, PostureColumn> | undefined;
  return {
    mesh,
    rows: [...applicationsOf(mesh)].sort((a, b) => compareText(a.namespace, b.namespace)),
    columns,
    drawn,
    drawnFrom: (row) => {
      const known = (byKey ??= new Map(columns.map((column) => [column.key, column])));
      return [...drawnCalls(row).keys()].flatMap((key) => known.get(key) ?? []);
    },
    cell: (row, column) => {
      const call = drawn(row, column);
      if (call && !isSupposed(mesh)) return drawnCell(call, tracedEnd(mesh, call));
      const kind = (kinds ??= kindsOf(mesh)).get(row);
      if (kind === undefined) throw new Error(`${row.id} is no row of this matrix`);
      if (call) return drawnCell(call, tryCall(mesh, kind, call));
      return cellOf(tryCall(mesh, kind, { url: column.url, method: 'GET', headers: {} }));
    },
  };
}

function tracedEnd(mesh: Mesh, call: Call): TraceEnd | undefined {
  const trace = tracesOf(mesh).get(call);
  return trace && endOf(trace);
}

function drawnCell(call: Call, end: TraceEnd | undefined): PostureCell {
  const verdict = call.expect && checkExpectation(call.expect, end).verdict;
  const holds = verdict === undefined || verdict === 'cannot tell' ? undefined : verdict === 'holds';
  return { ...cellOf(end), call, holds };
}

function cellOf(end: TraceEnd | undefined): PostureCell {
  const { outcome, tls = null, undecided, misread } = end ?? {};
  const way = wayOf(end);
  const via = way === 'none' || way === 'past' ? null : (end?.via ?? null);
  return { way, via, outcome, tls, misread, undecided, call: undefined, holds: undefined };
}

const callsByColumn = new WeakMap<Workload, ReadonlyMap<string, Call>>();

/** The first call of a workload to each host and port. */
function drawnCalls(workload: Workload): ReadonlyMap<string, Call> {
  let byColumn = callsByColumn.get(workload);
  if (byColumn === undefined) {
    const found = new Map<string, Call>();
    for (const call of workload.calls) {
      const { dialled } = call;
      const key = dialled?.port === undefined ? undefined : columnKey(dialled.host, dialled.port, dialled.scheme);
      if (key !== undefined && !found.has(key)) found.set(key, call);
    }
    callsByColumn.set(workload, (byColumn = found));
  }
  return byColumn;
}

/** The way of a trace. */
function wayOf(end: TraceEnd | undefined): PostureWay {
  if (end?.outcome === 'passthrough') return end.isUnseen ? 'past' : 'passthrough';
  if (end?.outcome !== 'reached') return 'none';
  if (end.via === 'egress-gateway') return 'gateway';
  return end.via === 'waypoint' ? 'waypoint' : 'direct';
}
