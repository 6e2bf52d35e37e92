import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Call, Workload } from '../core/mesh';
import { isSamePlace, type Place } from '../core/schema';
import type { Snapshot } from '../core/snapshot';
import { startsWith } from '../core/text';
import type { UndrawnCall } from '../core/topology';
import { selectedPod } from './calling-pod';
import { layoutMode } from './layout-mode';
import { isUnfolded, makeReadable, openSection } from './open-section';
import { getReview } from './review-state';
import { getState, subscribe, type AppState } from './store';
import { getView, setView } from './view';

/** A call that somebody asks about without drawing it. */
export interface FreeCall {
  readonly namespace: string;
  /** Of a workload; null is any pod of the namespace. */
  readonly name: string | null;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is asked: a call of the design, by where it is written, or one that is not drawn. */
export type Asked =
  { readonly type: 'drawn'; readonly place: Place } | { readonly type: 'free'; readonly call: FreeCall };

/** A pod, or any pod of a namespace, and what is asked about its calls: who decides for a host, or who gets the connections to a port. */
export type LadderQuestion = Pick<FreeCall, 'namespace' | 'name'> &
  ({ readonly type: 'host'; readonly host: string } | { readonly type: 'port'; readonly port: number | null });

/** Where the traced call leads, for the canvas to show. */
export interface Way {
  /** The call, or its pod where it is not drawn; null for a pod that nobody drew. */
  readonly from: Place | null;
  /** What decides at each hop; null where nothing written does. */
  readonly stops: readonly (Place | null)[];
  /** Where the endpoints are written. */
  readonly ends: readonly Place[];
  /** The entries that the call reaches, and by which port: all of them where a VirtualService splits it. */
  readonly reached: readonly { readonly entry: Place; readonly port: number }[];
  /** What the call would add to the graph; null for one that is drawn, and for one of no pod. */
  readonly undrawn: UndrawnCall | null;
}

interface TraceView {
  readonly asked: Asked | null;
  /** What was selected when that was asked; null for nothing. */
  readonly beside: Place | null;
  /** Asked in place of a call; null while a call is traced. */
  readonly question: LadderQuestion | null;
  /** Whether the canvas is narrowed to the way of the call. */
  readonly shown: boolean;
  readonly way: Way | null;
  /** Whether the canvas has anything of the way; null until it has looked, and while it is not there. */
  readonly onCanvas: boolean | null;
  /** The hop that is pointed out on the way; null for none. */
  readonly at: number | null;
  /** Whether the caret is to go to the URL, the host or the port, which its field does when it is there. */
  readonly typing: boolean;
}

const view = createStore<TraceView>(() => ({
  asked: null,
  beside: null,
  question: null,
  shown: false,
  way: null,
  onCanvas: null,
  at: null,
  typing: false,
}));

/** What the Trace panel shows now, outside of React. */
export const getTraceView = view.getState;

/** What the Trace panel shows, as a React hook. */
export function useTraceView<T>(pick: (state: TraceView) => T): T {
  return useSyncExternalStore(view.subscribe, () => pick(view.getState()));
}

/** Asks about another call; the way of the one before ends. */
export function ask(asked: Asked | null): void {
  view.setState({ asked, beside: getState().selection?.place ?? null, question: null, way: null, at: null });
}

/** Opens Trace with a call, and shows its way on the canvas. */
export function traceCallAt(asked: Asked): void {
  ask(asked);
  view.setState({ shown: true });
  setView({ traced: true });
  openReadably();
}

/** Opens Trace with the call that it was left with; a selected pod that makes no call is who calls then, unless somebody has typed another call. */
export function openTrace(state: AppState): void {
  const pod = selectedPod(state);
  const { asked } = view.getState();
  const isOther = asked?.type === 'drawn' && pod?.calls.length === 0;
  if (isOther)
    ask({ type: 'free', call: { namespace: pod.namespace, name: pod.name, url: '', method: 'GET', headers: {} } });
  openReadably();
}

/** Opens Trace, with room for an answer and the hops that begin below it where nobody has chosen how high the sections are. */
function openReadably(): void {
  if (layoutMode() !== 'single') makeReadable();
  openSection('trace');
}

/** Follows one of the ways that the call may take; null for none in particular. */
export function setWay(way: Way | null): void {
  view.setState({ way });
}

/** Whether anything on a way is written, so that the canvas may have it. */
export function leadsSomewhere({ from, stops, ends }: Way): boolean {
  return from !== null || ends.length > 0 || stops.some((stop) => stop !== null);
}

/** Whether the way of the call is to be seen: it is asked for, and the canvas has not found that nothing of it is drawn. */
export function isWayShown({ shown, onCanvas }: TraceView): boolean {
  return shown && onCanvas !== false;
}

/** Notes whether the canvas has anything of the way; null where it has not looked. */
export function noteWayOnCanvas(onCanvas: boolean | null): void {
  if (view.getState().onCanvas !== onCanvas) view.setState({ onCanvas });
}

/** Narrows the canvas to the way of the call, or shows all of it again. */
export function showWay(shown: boolean): void {
  view.setState({ shown, at: null });
}

/** Points out one hop on the canvas. */
export function pointOutHop(at: number | null): void {
  view.setState({ at });
}

/** Opens Trace with the caret in its URL, from where `asked` starts; null starts with nothing in its fields. */
export function askForUrl(asked: Asked | null = view.getState().asked): void {
  if (asked !== view.getState().asked) ask(asked);
  view.setState({ question: null, typing: true });
  openReadably();
}

/** Asks which rule wins, or who gets a port; null goes back to the traced call. */
export function askForLadder(question: LadderQuestion | null): void {
  view.setState({ question });
}

/** Opens Trace with that question, and the caret in its field. */
export function openLadder(question: LadderQuestion): void {
  view.setState({ question, typing: true });
  openReadably();
}

/** Whether the caret is to go to the field of Trace now, the URL, the host or the port; answers it once. */
export function takeTyping(): boolean {
  const { typing } = view.getState();
  if (typing) view.setState({ typing: false });
  return typing;
}

/**
 * Follows the selection from now on: a call that is selected anywhere is the one that is traced, and of a pod that is selected its first, where none of
 * it is yet. Returns how to stop.
 */
export function followSelectedCall(): () => void {
  return subscribe((state, before) => {
    if (!state.selection) return;
    const isSelectedNow = state.selection !== before.selection;
    const place = isSelectedNow ? placeOfCall(state, state.selection.place) : undefined;
    if (place === undefined) {
      if (isSelectedNow || state.snapshot !== before.snapshot) followPod(state, isSelectedNow);
    } else if (!isAsked(place)) {
      ask({ type: 'drawn', place });
      openTheFirstTime();
    }
  });
}

/** Asks about the first call of the selected pod: where nothing is asked, or a call of another pod was when this one was selected. */
function followPod(state: AppState, isSelectedNow: boolean): void {
  const pod = selectedPod(state);
  const [first] = pod?.calls ?? [];
  if (pod === undefined || first === undefined) return;
  const { asked } = view.getState();
  const isOther = asked?.type === 'drawn' && !pod.calls.some(({ place }) => isSamePlace(place, asked.place));
  if (asked === null || (isSelectedNow && isOther)) ask({ type: 'drawn', place: first.place });
}

/** Where the call that a place lies in is written. The graph would know as well, but may not be made yet: the caret moves with each key. */
function placeOfCall({ snapshot }: AppState, { file, document, path }: Place): Place | undefined {
  const calls = snapshot.mesh.workloads.flatMap((workload) => workload.calls);
  return calls.find(({ place }) => place.file === file && place.document === document && startsWith(path, place.path))
    ?.place;
}

function isAsked(place: Place): boolean {
  const { asked } = view.getState();
  return asked?.type === 'drawn' && isSamePlace(asked.place, place);
}

/** The first call that is ever selected opens Trace, where the sections below the canvas are unfolded and no review has their room; afterwards it opens when it is asked for. */
function openTheFirstTime(): void {
  const mode = layoutMode();
  if (getReview().baseline !== null) return;
  if (getView().traced || (mode !== 'full' && mode !== 'wide') || !isUnfolded(mode)) return;
  setView({ traced: true });
  openReadably();
}

/** A call of the design with its pod, by where it is written; undefined when it is no longer there. */
export function drawnCallAt(
  { mesh }: Snapshot,
  place: Place,
): { readonly workload: Workload; readonly call: Call } | undefined {
  for (const workload of mesh.workloads)
    for (const call of workload.calls) if (isSamePlace(call.place, place)) return { workload, call };
  return undefined;
}
