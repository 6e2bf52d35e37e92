import {
  applicationsOf,
  compareText,
  hostCovers,
  proxyOf,
  type Mesh,
  type ServiceEntry,
  type Workload,
} from '../core/mesh';
import { defaultNamespace } from '../core/schema';
import { seesEntry } from '../core/topology';
import { liesIn, selectedPod } from './calling-pod';
import type { AppState } from './store';

/**
 * Who calls while nobody is chosen: the pod that is selected, else one that sees the selected entry, else the first that draws a call, else the first that
 * is no gateway; undefined without pods.
 */
export function firstCaller(state: AppState): Workload | undefined {
  const { mesh } = state.snapshot;
  const entry = selectedEntry(state);
  return (
    selectedPod(state) ??
    (entry && firstSeeing(mesh, [entry])) ??
    mesh.workloads.find(({ calls }) => calls.length > 0) ??
    firstClient(mesh)
  );
}

/**
 * Who calls a host, or a name that a pattern such as `*.example.com` covers, while nobody is chosen: the pod that is selected, else one that is drawn to call it, else one that sees
 * an entry of it, else as without a host.
 */
export function firstCallerOf(state: AppState, host: string): Workload | undefined {
  const { mesh } = state.snapshot;
  const drawn = mesh.workloads.find(({ calls }) =>
    calls.some(({ dialled }) => dialled && hostCovers(host, dialled.host)),
  );
  return selectedPod(state) ?? drawn ?? firstSeeing(mesh, entriesOf(mesh, host)) ?? firstCaller(state);
}

/**
 * Whose pods call while none is drawn: the namespace of the selected entry, else of the first entry that has the host, else that with the most entries;
 * `default` without entries. `host` undefined asks for no host in particular.
 */
export function firstNamespace(state: AppState, host?: string): string {
  const { mesh } = state.snapshot;
  const ofHost = host === undefined ? [] : entriesOf(mesh, host);
  return (selectedEntry(state) ?? ofHost[0])?.namespace ?? mostUsed(mesh.entries) ?? defaultNamespace;
}

function entriesOf({ entries }: Mesh, host: string): readonly ServiceEntry[] {
  return entries.filter(({ hosts }) => hosts.some((each) => hostCovers(each, host)));
}

/** Undefined without entries; of equal ones the first by name. */
function mostUsed(entries: readonly ServiceEntry[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { namespace } of entries) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || compareText(a, b))[0]?.[0];
}

/** The entry that is selected, or holds what is; undefined for none. */
export function selectedEntry({ snapshot, selection }: AppState): ServiceEntry | undefined {
  return selection ? snapshot.mesh.entries.find(({ resource }) => liesIn(selection.place, resource.place)) : undefined;
}

/** The first workload whose proxy uses one of the entries; of an entry's own namespace where there is one. */
function firstSeeing(mesh: Mesh, entries: readonly ServiceEntry[]): Workload | undefined {
  const pods = applicationsOf(mesh);
  const near = new Set(entries.map(({ namespace }) => namespace));
  const order = [
    ...pods.filter(({ namespace }) => near.has(namespace)),
    ...pods.filter(({ namespace }) => !near.has(namespace)),
  ];
  return order.find((pod) => entries.some((entry) => seesEntry(mesh, pod, entry)));
}

function firstClient(mesh: Mesh): Workload | undefined {
  const { workloads } = mesh;
  return workloads.find((each) => !isGateway(mesh, each)) ?? workloads[0];
}

function isGateway(mesh: Mesh, workload: Workload): boolean {
  const { kind } = proxyOf(mesh, workload);
  return kind === 'egress-gateway' || kind === 'waypoint';
}
