import { topologyOf } from '../../core/topology';
import { useStore, ViewportPortal } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { CallRow, WorkloadNode } from '../../core/topology';
import type { Connection } from '../commands/connect';
import { noConnection } from '../commands/connection';
import { defineCalledHost } from '../commands/define-called-host';
import { notify } from '../notices';
import { getState } from '../store';
import { getView } from '../view';
import { anatomyOf, nodesById, type Point, type Spot } from '../../core/picture';
import { setCanvas, useCanvas } from './canvas-state';
import { carryOut } from './carry-out';
import { useDrag } from './drag-state';
import type { Graph } from './graph';
import type { ViewControl } from './view-control';
import { callWords } from './words/hands';
import { changeWords } from './words/notices';

/** A call of the selected pod that no entry answers for, and what would make its host known. */
interface Unanswered {
  readonly call: CallRow;
  readonly title: string;
  readonly says: string;
  /** Right of the call's row, in canvas units. */
  readonly at: Point;
  /** An entry's card stands beside the row: only the sign has room until it is pointed at. */
  readonly tight: boolean;
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
      {found.map(({ call, title, says, at, tight }) => (
        <button
          key={call.id}
          type="button"
          className={`create-entry nodrag nopan${tight ? ' is-tight' : ''}`}
          style={{ left: at.x, top: at.y }}
          title={says}
          aria-label={callWords.createEntryFor(title, call.host)}
          onClick={() => createFor({ node: spot.node, part: `call:${call.id}` }, control.toView(at))}
        >
          <Plus size={12} strokeWidth={2.25} aria-hidden="true" />
          <span>{title}</span>
        </button>
      ))}
    </ViewportPortal>
  );
}

/** Writes the entry that a call lacks, after asking for what its URL does not say; a notice says where none can be written. */
export function createFor(spot: Spot, at: Point): void {
  const found = callAt(spot);
  if (!found) return notify({ tone: 'info', text: callWords.entryNeedsCall });
  const desk = {
    at,
    form: (floating: NonNullable<Parameters<typeof setCanvas>[0]['floating']>) => setCanvas({ floating }),
  };
  const failed = carryOut(() => defineAt(spot, found.call.url), spot, desk);
  if (failed !== null) notify({ tone: 'info', text: failed });
}

function callAt({ node: id, part }: Spot): { readonly workload: WorkloadNode; readonly call: CallRow } | undefined {
  const workload = nodesById(topologyOf(getState().snapshot)).get(id);
  if (workload?.type !== 'workload') return undefined;
  const call = workload.calls.find((each) => `call:${each.id}` === part);
  return call && { workload, call };
}

/** What makes the host of a call known, as long as the call goes where it went. */
function defineAt(spot: Spot, url: string): Connection {
  const found = callAt(spot);
  if (found?.call.url !== url) return noConnection(changeWords.goneMeanwhile);
  return defineCalledHost(getState().snapshot, found.workload, found.call, getView().openFile);
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
    const title = then.type === 'choose' ? (then.offers[0]?.title ?? '') : callWords.createEntry;
    const at = { x: card.x + width + 16, y: card.y + row.middle };
    return [{ call, title, says: connection.says, at, tight: isBeside(graph, at.y) }];
  });
}

/** Whether a card of the next lane stands at a height, so that words there would cover its rows. */
function isBeside({ topology, layout }: Graph, y: number): boolean {
  return topology.nodes.some((node) => {
    const at = node.lane === 'registry' ? layout.positions.get(node.id) : undefined;
    return at !== undefined && at.y - 12 < y && y < at.y + anatomyOf(node).height + 12;
  });
}
