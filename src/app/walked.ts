import { useSyncExternalStore } from 'react';
import { isSoonTraced, traceSteps } from '../core/mesh';
import { indexSpots } from '../core/picture';
import type { Steps } from '../core/steps';
import { takeSnapshot, type Snapshot } from '../core/snapshot';
import { topologySteps } from '../core/topology';
import { inSlices } from './in-slices';
import { getState, subscribe, useApp } from './store';

/** So long the page may be kept busy before anything is drawn, in milliseconds; following one call more or less after an edit takes less. */
const atOnce = 8;

/** A snapshot whose drawn calls are all followed and whose flow graph is made, and whether it is that of now. */
interface Walked {
  readonly snapshot: Snapshot;
  readonly isNow: boolean;
}

/** The newest snapshot that can be drawn without a pause. */
export function useWalked(): Walked {
  return useSyncExternalStore(subscribeWalked, getWalked);
}

/** Whether a snapshot is still that of an empty page though files were opened: then it has nothing to show, and not because there is nothing. */
export function useIsOpening({ files }: Snapshot): boolean {
  const hasFiles = useApp((state) => state.snapshot.files.length > 0);
  return hasFiles && files.length === 0;
}

let walked: Walked | undefined;
let walking: { readonly snapshot: Snapshot; readonly callOff: () => void } | undefined;
const listeners = new Set<() => void>();

function getWalked(): Walked {
  walk();
  return (walked ??= { snapshot: takeSnapshot({ files: [] }), isNow: false });
}

function subscribeWalked(listener: () => void): () => void {
  const stop = subscribe((state, before) => {
    if (state.snapshot === before.snapshot) return;
    walk();
    listener();
  });
  listeners.add(listener);
  return () => {
    stop();
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopWalking();
    walked = undefined;
  };
}

/** Follows the calls of the snapshot of now: at once where they are few or hardly one has changed, else bit by bit while the page does other things. */
function walk(): void {
  const { snapshot } = getState();
  if (walking?.snapshot === snapshot || (walked?.isNow && walked.snapshot === snapshot)) return;
  stopWalking();
  const steps = drawingSteps(snapshot);
  if (isDoneSoon(snapshot, steps)) {
    walked = { snapshot, isNow: true };
    return;
  }
  if (walked?.isNow) walked = { ...walked, isNow: false };
  const callOff = inSlices(
    () => steps,
    () => {
      walking = undefined;
      walked = { snapshot, isNow: true };
      listeners.forEach((listener) => listener());
    },
    // Of an edit little is to be done, and more keys may come at once; whoever opens a design on an empty page waits for all of it.
    walked && walked.snapshot.files.length > 0 ? { isAwaited: true, length: 12 } : { isAwaited: true },
  );
  walking = { snapshot, callOff };
}

/** Follows the calls, and makes the flow graph, which whoever draws asks for. */
function* drawingSteps(snapshot: Snapshot): Steps<void> {
  try {
    yield* traceSteps(snapshot.mesh);
    const topology = yield* topologySteps(snapshot);
    yield;
    indexSpots(topology);
  } catch {
    // Whoever draws asks for the same, and its pane says what went wrong.
  }
}

function stopWalking(): void {
  walking?.callOff();
  walking = undefined;
}

/** Whether it was done at once. What may take long is not begun, since one step of it may take longer than all that there is time for. */
function isDoneSoon({ mesh }: Snapshot, steps: Steps<unknown>): boolean {
  try {
    if (!isSoonTraced(mesh)) return false;
  } catch {
    // The steps run into the same.
  }
  const end = performance.now() + atOnce;
  while (performance.now() < end) if (steps.next().done === true) return true;
  return false;
}
