import { useStore, ViewportPortal } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { CallRow, WorkloadNode } from '../../core/topology';
import type { Connection } from '../commands/connect';
import { defineCalledHost } from '../commands/define-called-host';
import { notify } from '../notices';
import { getState } from '../store';
import { getView } from '../view';
import { anatomyOf, type Point } from './anatomy';
import { setCanvas, useCanvas } from './canvas-state';
import { carryOut } from './carry-out';
import { useDrag } from './drag-state';
import type { Graph } from './graph';
import { nodesById, type Spot } from '../spots';
import type { ViewControl } from './view-control';

/** A call of the selected pod that no entry answers for, and what would make its host known. */
interface Unanswered {
  readonly call: CallRow;
  readonly title: string;
  readonly says: string;
  /** Right of the call's row, in canvas units. */
  readonly at: Point;
}

/** Beside each call of the selected pod that nobody defines: the button that writes an entry for it. */
export function CreateEntry({ graph, control }: { readonly graph: Graph; readonly control: ViewControl }) {
  const spot = useCanvas((state) => state.spot);
  const idle = useCanvas((state) => state.tool === null && state.moving === null && state.floating === null);
  const near = useStore((state) => state.transform[2] >= 0.4);
  const dragging = useDrag((drag) => drag !== null);
  const found = useMemo(() => (spot ? unansweredAt(graph, spot) : []), [graph, spot]);
  if (!spot || !idle || !near || dragging || found.length === 0) return null;
  return (
    <ViewportPortal>
      {found.map(({ call, title, says, at }) => (
        <button
          key={call.id}
          type="button"
          className="create-entry nodrag nopan"
          style={{ left: at.x, top: at.y }}
          title={says}
          aria-label={`${title}: ${call.host}`}
          onClick={() => createFor({ node: spot.node, part: `call:${call.id}` }, control.toView(at))}
        >
          <Plus size={12} strokeWidth={2.25} aria-hidden="true" />
          {title}
        </button>
      ))}
    </ViewportPortal>
  );
}

/** Writes the entry that a call lacks, after asking for what its URL does not say; a notice says where none can be written. */
export function createFor(spot: Spot, at: Point): void {
  const found = callAt(spot);
  if (!found) return notify({ tone: 'info', text: 'An entry is made for a call. Select a call first.' });
  const desk = {
    at,
    form: (floating: NonNullable<Parameters<typeof setCanvas>[0]['floating']>) => setCanvas({ floating }),
  };
  const failed = carryOut(define(found.workload, found.call), spot, desk);
  if (failed !== null) notify({ tone: 'info', text: failed });
}

function callAt({ node: id, part }: Spot): { readonly workload: WorkloadNode; readonly call: CallRow } | undefined {
  const workload = nodesById(getState().snapshot.topology).get(id);
  if (workload?.type !== 'workload') return undefined;
  const call = workload.calls.find((each) => `call:${each.id}` === part);
  return call && { workload, call };
}

function define(workload: WorkloadNode, call: CallRow): Connection {
  return defineCalledHost(getState().snapshot, workload, call, getView().openFile);
}

function unansweredAt(graph: Graph, spot: Spot): readonly Unanswered[] {
  const node = nodesById(graph.topology).get(spot.node);
  const card = graph.layout.positions.get(spot.node);
  if (node?.type !== 'workload' || !card) return [];
  const data = graph.picture.cardById.get(node.id)?.data;
  const { rows, width } = anatomyOf(node, data !== undefined && 'expanded' in data && data.expanded);
  return node.calls.flatMap((call, index): Unanswered[] => {
    const row = rows[index];
    const meant = spot.part === null || spot.part === `call:${call.id}`;
    if (!row || !meant || call.target !== null) return [];
    const connection = defineCalledHost(graph.snapshot, node, call);
    if (!connection.fits) return [];
    const { then } = connection;
    const title = then.type === 'choose' ? (then.offers[0]?.title ?? '') : 'Create ServiceEntry';
    return [{ call, title, says: connection.says, at: { x: card.x + width + 16, y: card.y + row.middle } }];
  });
}
