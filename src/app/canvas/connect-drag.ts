import type { PointerEvent } from 'react';
import { notify } from '../notices';
import { getState } from '../store';
import { callTo, makeCall } from './actions';
import { getCanvas, setCanvas } from './canvas-state';
import type { Drag } from './drag-line';
import { followPointer, pointIn, spotUnder } from './gestures';
import type { Graph } from './graph';
import { nodesById, sameSpot } from './spots';
import type { Actions } from './use-actions';

/** A wire drawn from a pod: it says what it would write, and writes it where it is let go. A mere click asks for a URL. */
export function connectByDrag(
  event: PointerEvent,
  workload: string,
  canvas: HTMLElement,
  graph: Graph,
  setDrag: (drag: Drag | null) => void,
  actions: Actions,
): void {
  const node = nodesById(graph.topology).get(workload);
  if (!node) return;
  const from = pointIn(canvas, event);
  const end = (): void => {
    setDrag(null);
    setCanvas({ target: null });
  };
  followPointer(event, {
    onMove: (at) => {
      const spot = spotUnder(canvas, { x: at.clientX, y: at.clientY }) ?? null;
      const found = callTo(getState().snapshot, spot);
      const says = 'refusal' in found ? found.refusal : found.says;
      const target = spot && spot.node !== workload ? { spot, fits: !('refusal' in found), says } : null;
      if (!sameSpot(target?.spot, getCanvas().target?.spot)) setCanvas({ target });
      setDrag({ from, to: pointIn(canvas, at), says: spot?.node === workload ? null : says, kind: null });
    },
    onDrop: (at) => {
      end();
      const spot = spotUnder(canvas, { x: at.clientX, y: at.clientY });
      if (spot === undefined || spot?.node === workload) return;
      const found = callTo(getState().snapshot, spot);
      if ('refusal' in found) notify({ tone: 'info', text: found.refusal });
      else if (found.exact) report(makeCall(node, found.url));
      else actions.form({ type: 'call', at: pointIn(canvas, at), workload });
    },
    onCancel: (moved) => {
      end();
      if (!moved) actions.form({ type: 'call', at: from, workload });
    },
  });
}

function report(failed: string | null): void {
  if (failed !== null) notify({ tone: 'error', text: failed });
}
