import type { Mesh } from '../build';
import { changedHosts, type ChangedHosts, type Dependence } from '../changed-hosts';
import { dependenceOf } from '../trace/journey';
import { misreadOf, type Misread } from '../trace/misread';
import { isUnseen } from '../trace/round';
import { traceCall } from '../trace/trace-call';
import type { Trace, TracedCall } from '../trace/trace';
import { surroundingsStay } from '../surroundings';
import type { RowKind } from './row-kinds';

/** What a cell keeps of a trace: there may be a hundred thousand cells. */
export interface TraceEnd extends Pick<Trace, 'outcome' | 'tls' | 'via' | 'response' | 'undecided'> {
  readonly misread: Misread | undefined;
  readonly isUnseen: boolean;
}

/** A call without its client. */
type Attempt = Pick<TracedCall, 'url' | 'method' | 'headers'>;

/** What became of one call, by the kind of its client, and all that this depends on. */
interface Outcomes extends Dependence {
  readonly hosts: Set<string>;
  /** Undefined where the url is no call. */
  readonly byKind: Map<string, TraceEnd | undefined>;
}

interface Memory {
  mesh: Mesh;
  readonly calls: Map<string, Outcomes>;
}

/** By the outbound policy, of the mesh that was asked about last. */
const memories = new Map<string, Memory>();

/** What becomes of a call of a kind of client; undefined where its url is no call. Worked out once, until something changes that it depends on. */
export function tryCall(mesh: Mesh, kind: RowKind, attempt: Attempt): TraceEnd | undefined {
  const outcomes = outcomesOf(mesh, memoryFor(mesh), attempt);
  const known = outcomes.byKind.get(kind.key);
  if (known !== undefined || outcomes.byKind.has(kind.key)) return known;
  const trace = traceCall(mesh, { client: kind.proxy, ...attempt });
  const end = trace && endOf(trace);
  outcomes.byKind.set(kind.key, end);
  if (trace) for (const host of hostsBehind(mesh, trace)) outcomes.hosts.add(host);
  return end;
}

/** The part of a trace that a cell keeps. */
export function endOf(trace: Trace): TraceEnd {
  const { outcome, tls, via, response, undecided } = trace;
  return { outcome, tls, via, response, undecided, misread: misreadOf(trace), isUnseen: isUnseen(trace) };
}

function outcomesOf(mesh: Mesh, { calls }: Memory, { method, url, headers }: Attempt): Outcomes {
  const names = Object.keys(headers);
  const key = names.length === 0 ? `${method} ${url}` : `${method} ${url} ${JSON.stringify(headers)}`;
  let outcomes = calls.get(key);
  if (outcomes === undefined) {
    const { hosts, ports } = dependenceOf(mesh, url, undefined);
    outcomes = { hosts: new Set(hosts), ports, byKind: new Map() };
    calls.set(key, outcomes);
  }
  return outcomes;
}

function hostsBehind(mesh: Mesh, trace: Trace): readonly string[] {
  const served = trace.legs.flatMap(({ service, ways }) => [
    ...(service ? [service.host] : []),
    ...ways.map((way) => way.cluster.host),
  ]);
  return [...dependenceOf(mesh, trace.call.url, trace).hosts, ...served];
}

/** What was tried in the mesh before, without what has to do with a host that changed since. It may be the mesh of an undone change. */
function memoryFor(mesh: Mesh): Memory {
  const policy = mesh.settings.outboundTrafficPolicy;
  const memory = memories.get(policy);
  if (memory?.mesh === mesh) return memory;
  if (memory && surroundingsStay(memory.mesh, mesh)) {
    forget(memory, changedHosts(memory.mesh, mesh));
    memory.mesh = mesh;
    return memory;
  }
  const fresh: Memory = { mesh, calls: new Map() };
  memories.set(policy, fresh);
  return fresh;
}

function forget({ calls }: Memory, changed: ChangedHosts): void {
  if (changed.none) return;
  for (const [key, outcomes] of calls) if (changed.concerns(outcomes)) calls.delete(key);
}
