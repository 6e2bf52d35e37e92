import { isWildcard, parseCall, type Mesh, type Workload } from '../../core/mesh';
import type { Place } from '../../core/schema';
import { resourceAt, type Snapshot } from '../../core/snapshot';
import { liesIn, podAt } from '../calling-pod';
import { getState, type AppState } from '../store';
import { openLadder, type LadderQuestion } from '../traced-call';

/** Asks which rule wins, of the host that is selected. */
export function askWhichRule(): void {
  const { snapshot, selection } = getState();
  const about = aboutSelection(getState());
  const pod = podFor(snapshot.mesh, about, selection?.place);
  openLadder({ type: 'host', ...pod, host: about.host ?? '' });
}

/** Asks who gets the connections to a port, the one that is selected. */
export function askWhoGetsPort(): void {
  const { snapshot, selection } = getState();
  const about = aboutSelection(getState());
  const pod = podFor(snapshot.mesh, about, selection?.place);
  openLadder({ type: 'port', ...pod, port: about.port ?? null });
}

interface About {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly namespace?: string | undefined;
}

function aboutSelection({ snapshot, selection }: AppState): About {
  const place = selection?.place;
  const resource = place && resourceAt(snapshot, place);
  if (!place || !resource) return {};
  const { mesh } = snapshot;
  const path = place.path.slice(resource.place.path.length);
  const entry = mesh.entries.find((each) => each.resource === resource);
  if (entry) {
    const port = entry.ports.find(({ index }) => path[1] === 'ports' && path[2] === index) ?? entry.ports[0];
    const host = entry.hosts[path[1] === 'hosts' ? Number(path[2]) : 0] ?? entry.hosts[0];
    return { host, port: port?.number, namespace: entry.namespace };
  }
  const rule = mesh.rules.find((each) => each.resource === resource);
  if (rule) return { host: rule.host, namespace: rule.namespace, port: portOf(mesh, rule.host) };
  const route = mesh.virtualServices.find((each) => each.resource === resource);
  if (route) return { host: route.hosts[0], namespace: route.namespace, port: portOf(mesh, route.hosts[0]) };
  return aboutCall(snapshot, place);
}

function portOf({ entries }: Mesh, host: string | undefined): number | undefined {
  return entries.find(({ hosts }) => host !== undefined && hosts.includes(host))?.ports[0]?.number;
}

/** The call that a place lies in, or the first of its pod. */
function aboutCall({ mesh }: Snapshot, place: Place): About {
  const workload = podAt(mesh, place);
  const call = workload?.calls.find((each) => liesIn(place, each.place)) ?? workload?.calls[0];
  const dialled = call && parseCall(call.url);
  return { host: dialled?.host, port: dialled?.port, namespace: workload?.namespace };
}

/** The pod that is selected, else one that calls the host, else one near what is selected. */
function podFor(
  mesh: Mesh,
  { host, namespace }: About,
  place: Place | undefined,
): Pick<LadderQuestion, 'namespace' | 'name'> {
  const { workloads } = mesh;
  const pod =
    (place && podAt(mesh, place)) ??
    workloads.find((each) => host !== undefined && calls(each, host)) ??
    workloads.find((each) => each.namespace === namespace) ??
    (namespace === undefined ? (workloads.find((each) => each.calls.length > 0) ?? workloads[0]) : undefined);
  return pod ? { namespace: pod.namespace, name: pod.name } : { namespace: namespace ?? 'default', name: null };
}

function calls({ calls: all }: Workload, host: string): boolean {
  return all.some(({ url }) => {
    const called = parseCall(url)?.host;
    return called === host || (isWildcard(host) && called !== undefined && called.endsWith(host.slice(1)));
  });
}
