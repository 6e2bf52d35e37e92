import { isClusterLocal, tracesOf, type Call, type Cluster, type Mesh, type Trace, type Workload } from '../mesh';
import type { Resource } from '../schema';

/** A drawn call that has to do with a host outside. */
export interface OutsideCall {
  readonly workload: Workload;
  readonly call: Call;
  readonly trace: Trace;
}

/** A host and port that calls dial, or that rules send them to. */
export interface CalledPort {
  readonly host: string;
  readonly port: number;
  /** What defines it for these callers; undefined where nothing does. */
  readonly entry: Resource | undefined;
  readonly calls: OutsideCall[];
}

/** Equal for one port of one host of one entry. */
export function portKey(host: string, port: number, entry: Resource | undefined): string {
  return JSON.stringify([host, port, entry?.key ?? null]);
}

/**
 * The hosts and ports outside that drawn calls have to do with: the one that is dialled, and those that rules or a gateway send the call on to. Names
 * of the cluster that no entry defines are left out.
 */
export function calledPorts(mesh: Mesh): ReadonlyMap<string, CalledPort> {
  const traces = tracesOf(mesh);
  const found = new Map<string, CalledPort>();
  for (const workload of mesh.workloads)
    for (const call of workload.calls) {
      const trace = traces.get(call);
      if (!trace) continue;
      for (const each of placesOf(call, trace)) {
        const key = portKey(each.host, each.port, each.entry);
        const known = found.get(key);
        if (known) known.calls.push({ workload, call, trace });
        else found.set(key, { ...each, calls: [{ workload, call, trace }] });
      }
    }
  return found;
}

type Called = Omit<CalledPort, 'calls'>;

function placesOf(call: Call, trace: Trace): readonly Called[] {
  const places = [dialledPlace(call, trace), ...clustersReached(trace).map(clusterPlace)].flatMap((each) => each ?? []);
  return places.filter(
    (each, index) =>
      places.findIndex(
        (other) => other.host === each.host && other.port === each.port && other.entry === each.entry,
      ) === index,
  );
}

function dialledPlace({ dialled }: Call, { legs: [first] }: Trace): Called | undefined {
  if (dialled?.port === undefined) return undefined;
  const service = first?.service;
  if (service?.registry === 'Kubernetes') return undefined;
  if (first && service) return { host: service.host, port: first.port, entry: service.resource };
  return isClusterLocal(dialled.host) ? undefined : { host: dialled.host, port: dialled.port, entry: undefined };
}

function clustersReached({ outcome, legs }: Trace): readonly Cluster[] {
  return outcome === 'reached' ? (legs.at(-1)?.ways ?? []).map(({ cluster }) => cluster) : [];
}

function clusterPlace({ host, port, service }: Cluster): Called | undefined {
  return service?.registry === 'ServiceEntry' ? { host, port, entry: service.resource } : undefined;
}
