import { nodesById, spotOfPlace } from '../../core/picture';
import type { EndpointNode, Node, ServiceEntryNode, Topology, WorkloadNode } from '../../core/topology';
import { topologyIn } from '../drawing';
import { announce } from '../notices';
import { getState, type AppState } from '../store';
import { askForUrl, traceCallAt, type Asked } from '../traced-call';
import { urlOfEntry } from './add-call';
import { goWords } from './words/said';

/** Traces what is selected: a call, a pod's first call, or what calls an entry. A pod without calls asks for a URL. */
export function traceSelected(): void {
  const asked = askedOfSelection(getState());
  if (asked === undefined) announce(goWords.selectFirst);
  else if (asked.type === 'free' && asked.call.url === '') askForUrl(asked);
  else traceCallAt(asked);
}

/** Whether what is selected has to do with calls. */
export function isTraceable(state: AppState): boolean {
  return askedOfSelection(state) !== undefined;
}

function askedOfSelection({ snapshot, selection }: AppState): Asked | undefined {
  const spot = selection ? spotOfPlace(topologyIn(snapshot), selection.place) : undefined;
  const node = spot && nodesById(topologyIn(snapshot)).get(spot.node);
  return node && askedFrom(topologyIn(snapshot), node, spot.part);
}

function askedFrom(topology: Topology, node: Node, part: string | null): Asked | undefined {
  switch (node.type) {
    case 'workload':
      return ofWorkload(node, part);
    case 'service-entry':
      return ofEntry(topology, node, part);
    case 'endpoint':
      return ofEndpoint(topology, node);
    default:
      return undefined;
  }
}

function ofWorkload(node: WorkloadNode, part: string | null): Asked {
  const call = node.calls.find(({ id }) => part === `call:${id}`) ?? node.calls[0];
  return call?.place ? { type: 'drawn', place: call.place } : fromPod(node, '');
}

/** The first drawn call to the entry, or to one port of it; else one that a pod could make. */
function ofEntry(topology: Topology, entry: ServiceEntryNode, part: string | null): Asked {
  const port = part?.startsWith('port:') ? Number(part.slice('port:'.length)) : undefined;
  const pods = topology.nodes.filter((node) => node.type === 'workload');
  for (const { calls } of pods)
    for (const { place, target } of calls)
      if (place && target?.node === entry.id && (port === undefined || target.port === port))
        return { type: 'drawn', place };
  const url = urlOfEntry(entry, port).url.replace('*', 'any');
  const near = pods.find(({ namespace }) => namespace === entry.namespace) ?? pods[0];
  return near ? fromPod(near, url) : free({ namespace: entry.namespace ?? 'default', name: null, url });
}

function ofEndpoint(topology: Topology, node: EndpointNode): Asked | undefined {
  const entry = nodesById(topology).get(node.entry);
  return entry?.type === 'service-entry' ? ofEntry(topology, entry, null) : undefined;
}

function fromPod({ namespace, name }: WorkloadNode, url: string): Asked {
  return free({ namespace: namespace ?? 'default', name, url });
}

function free(call: { readonly namespace: string; readonly name: string | null; readonly url: string }): Asked {
  return { type: 'free', call: { ...call, method: 'GET', headers: {} } };
}
