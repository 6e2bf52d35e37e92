import { useStore } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { isRecord } from '../../core/schema';
import type { Change } from '../../core/workspace';
import { getState } from '../store';
import { getView, setView, type CanvasMemory } from '../view';
import { getCanvas, setCanvas, useCanvas } from './canvas-state';
import type { Folds } from './folds';
import type { Graph } from './graph';
import type { ViewControl } from './view-control';

/** What to remember of a view; null while nothing is drawn. */
function memoryOf(
  graph: Graph,
  view: { readonly x: number; readonly y: number; readonly zoom: number },
  folds: Folds,
): CanvasMemory | null {
  if (graph.topology.nodes.length === 0) return null;
  const { x, y, zoom } = view;
  return { x: Math.round(x), y: Math.round(y), zoom, shut: [...folds.shut], open: [...folds.open] };
}

/** A design that a step back has emptied the canvas of, and how it was shown. */
interface Undone {
  readonly change: Change;
  readonly memory: CanvasMemory;
}

/** What has gone from the canvas with the last step back; null where something else has emptied it. */
function undoneNow(): Undone | null {
  const change = getState().history.future.at(-1)?.change;
  const memory = readMemory(getView().canvas);
  return change && memory ? { change, memory } : null;
}

/** How a design was shown last that this browser kept, or that is made again; null when it was opened anew, or never shown. */
function memoryFor(undone: Undone | null): CanvasMemory | null {
  const { lastChange, history } = getState();
  // What was opened or drawn in this page came by a change; what was kept did not.
  if (lastChange === null) return readMemory(getView().canvas);
  return undone !== null && history.past.at(-1)?.change === undone.change ? undone.memory : null;
}

/** Shows a design as it was shown last; false when there is nothing to remember. */
function recallView(control: ViewControl, undone: Undone | null): boolean {
  const memory = memoryFor(undone);
  if (!memory) return false;
  setCanvas({ folds: { shut: new Set(memory.shut), open: new Set(memory.open) } });
  control.moveTo(memory);
  return true;
}

/**
 * Shows a design that appears on an empty canvas as it was shown last, else from its beginning, and moves the view never again by itself.
 * Gives what is to be called when the view has come to rest.
 */
export function useFirstView(graph: Graph, control: ViewControl): () => void {
  const drawn = graph.topology.nodes.length > 0;
  const visible = useStore((state) => state.width > 0);
  const placed = graph.waits === null || graph.layout.positions.size > 0;
  const folds = useCanvas((state) => state.folds);
  const shown = useRef(false);
  const undone = useRef<Undone | null>(null);
  useEffect(() => {
    if (!drawn) {
      if (shown.current) undone.current = undoneNow();
      shown.current = false;
    }
    if (!visible || !placed || shown.current) return;
    if (!drawn || !recallView(control, undone.current)) control.open(graph);
    shown.current = drawn;
  }, [drawn, visible, placed, graph, control]);
  useWideEnough(graph, control, shown);
  const remember = (): void => {
    const canvas = shown.current && graph.alone === null ? memoryOf(graph, control.view(), getCanvas().folds) : null;
    if (canvas && !isEqual(canvas, getView().canvas)) setView({ canvas });
  };
  const latest = useRef(remember);
  useEffect(() => {
    latest.current = remember;
  });
  useEffect(() => latest.current(), [folds]);
  return useCallback(() => latest.current(), []);
}

/** A lane that comes while all lanes are in view stays in view with them: what was just made may lie in it. */
function useWideEnough(graph: Graph, control: ViewControl, shown: { readonly current: boolean }): void {
  const width = useRef(graph.layout.width);
  useEffect(() => {
    const before = width.current;
    width.current = graph.layout.width;
    if (!shown.current || graph.layout.width <= before) return;
    const { x, zoom } = control.view();
    const room = control.size().width;
    const sawAll = x >= 0 && x + before * zoom <= room;
    if (sawAll && x + graph.layout.width * zoom > room) control.widen(graph);
  }, [graph, control, shown]);
}

function isEqual(a: CanvasMemory, b: CanvasMemory | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What was stored may be of another shape: an older page wrote it, or a person. */
function readMemory(stored: unknown): CanvasMemory | null {
  if (!isRecord(stored)) return null;
  const { x, y, zoom, shut, open } = stored;
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  if (!isNumber(x) || !isNumber(y) || !isNumber(zoom) || zoom <= 0) return null;
  return { x, y, zoom, shut: readBands(shut), open: readBands(open) };
}

function readBands(stored: unknown): (string | null)[] {
  return Array.isArray(stored) ? stored.filter((band) => typeof band === 'string' || band === null) : [];
}
