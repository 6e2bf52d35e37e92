import type { Workload } from '../../core/mesh';
import { nodesById, spotOfPlace } from '../../core/picture';
import { isSamePlace } from '../../core/schema';
import type { EndpointNode, Node, ServiceEntryNode, WorkloadNode } from '../../core/topology';
import { topologyIn } from '../drawing';
import { liesIn, selectedPod } from '../calling-pod';
import { firstCallerOf } from '../first-caller';
import { announce } from '../notices';
import { getState, type AppState } from '../store';
import { askForUrl, getTraceView, traceCallAt, type Asked } from '../traced-call';
import { urlOfEntry } from './add-call';
import { goWords } from './words/said';

/** Traces what is selected: a call, a pod's first call, or what calls an entry. A pod without calls asks for a URL. */
export function traceSelected(): void {
  const asked = askedOfSelection(getState());
  if (asked === undefined) announce(goWords.selectFirst);
  else if (asked.type === 'free' && asked.call.url === '') askForUrl(asked);
  else traceCallAt(asked);
}

/**
 * Asks for a URL: of the selected pod, or to the entry that is selected. Beside anything else that is selected nothing is asked yet; what was asked stays while the same is selected,
 * and while nothing is.
 */
export function askForCall(): void {
  const state = getState();
  const pod = selectedPod(state);
  if (isAskedHere(state, pod)) askForUrl();
  else askForUrl(pod ? fromPod(pod, '') : (askedOfSelection(state) ?? null));
}

/** Whether what is asked was asked beside what is selected now, or is a call of the selected pod that the design has. */
function isAskedHere({ selection }: AppState, pod: Workload | undefined): boolean {
  const { asked, beside } = getTraceView();
  if (selection === null) return true;
  if (asked === null) return false;
  if (pod === undefined) return beside !== null && isSamePlace(beside, selection.place);
  if (asked.type === 'drawn') return liesIn(asked.place, pod.place);
  const isOfPod = asked.call.namespace === pod.namespace && asked.call.name === pod.name;
  return isOfPod && beside !== null && liesIn(beside, pod.place);
}

function askedOfSelection(state: AppState): Asked | undefined {
  const { snapshot, selection } = state;
  const spot = selection ? spotOfPlace(topologyIn(snapshot), selection.place) : undefined;
  const node = spot && nodesById(topologyIn(snapshot)).get(spot.node);
  return node && askedFrom(state, node, spot.part);
}

function askedFrom(state: AppState, node: Node, part: string | null): Asked | undefined {
  switch (node.type) {
    case 'workload':
      return ofWorkload(node, part);
    case 'service-entry':
      return ofEntry(state, node, part);
    case 'endpoint':
      return ofEndpoint(state, node);
    default:
      return undefined;
  }
}

function ofWorkload(node: WorkloadNode, part: string | null): Asked {
  const call = node.calls.find(({ id }) => part === `call:${id}`) ?? node.calls[0];
  return call?.place ? { type: 'drawn', place: call.place } : fromPod(node, '');
}

/** The first drawn call to the entry, or to one port of it; else one from a pod that is drawn to call its host otherwise, else from one that sees the entry, else from any. */
function ofEntry(state: AppState, entry: ServiceEntryNode, part: string | null): Asked {
  const port = part?.startsWith('port:') ? Number(part.slice('port:'.length)) : undefined;
  const pods = topologyIn(state.snapshot).nodes.filter((node) => node.type === 'workload');
  for (const { calls } of pods)
    for (const { place, target } of calls)
      if (place && target?.node === entry.id && (port === undefined || target.port === port))
        return { type: 'drawn', place };
  const url = urlOfEntry(entry, port).url.replace('*', 'any');
  const caller = firstCallerOf(state, entry.hosts[0] ?? '');
  return caller ? fromPod(caller, url) : free({ namespace: entry.namespace ?? 'default', name: null, url });
}

function ofEndpoint(state: AppState, node: EndpointNode): Asked | undefined {
  const entry = nodesById(topologyIn(state.snapshot)).get(node.entry);
  return entry?.type === 'service-entry' ? ofEntry(state, entry, null) : undefined;
}

function fromPod({ namespace, name }: Pick<WorkloadNode, 'namespace' | 'name'>, url: string): Asked {
  return free({ namespace: namespace ?? 'default', name, url });
}

function free(call: { readonly namespace: string; readonly name: string | null; readonly url: string }): Asked {
  return { type: 'free', call: { ...call, method: 'GET', headers: {} } };
}
