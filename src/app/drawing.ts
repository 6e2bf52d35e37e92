import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Snapshot } from '../core/snapshot';
import type { Topology } from '../core/topology';

const nothing: Topology = { nodes: [], edges: [], bands: [] };

const drawing = createStore<{ readonly draw: ((snapshot: Snapshot) => Topology) | null }>(() => ({ draw: null }));

/** Fetches the code that makes flow graphs, with the engine under it, once. An empty page paints without it; a design is not shown before it is there. */
export async function fetchDrawing(): Promise<void> {
  if (drawing.getState().draw !== null) return;
  const { topologyOf } = await import('../core/topology');
  drawing.setState({ draw: topologyOf });
}

/** The flow graph of a snapshot, for what is there before the code for it; nothing is drawn until then. */
export function topologyIn(snapshot: Snapshot): Topology {
  return drawing.getState().draw?.(snapshot) ?? nothing;
}

/** Whether flow graphs can be made by now, as a React hook, for panes that show them and may be there earlier. */
export function useDrawing(): boolean {
  return useSyncExternalStore(drawing.subscribe, () => drawing.getState().draw !== null);
}
