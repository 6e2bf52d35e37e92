import { useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Place } from '../../core/schema';
import { takeCanvasRequest, useCanvasRequest } from '../canvas-requests';
import { useFindings } from '../findings';
import { announce } from '../notices';
import { useApp, type Selection } from '../store';
import { useView } from '../view';
import { brokenLines } from './broken';
import { focusCard, isCanvasFocused } from './canvas-focus';
import { getCanvas, setCanvas } from './canvas-state';
import { countFindings, worstOfBands } from './findings';
import { setFold } from './folds';
import type { Graph } from './graph';
import { documentKey, nodesById, placeOfSpot, sameSpot, spotOfPlace } from './spots';
import type { Actions } from './use-actions';
import type { ViewControl } from './view-control';

/** The canvas follows the selection of the other panes, and pans only when what is selected is out of view. */
export function useSelectionSync(graph: Graph, control: ViewControl): void {
  const selection = useApp((state) => state.selection);
  const follow = useView((view) => view.follow);
  const shown = useRef<Selection | null>(null);
  useEffect(() => {
    // An implied endpoint has no text of its own: it stays selected while what stands for it in the text is.
    const own = getCanvas().spot;
    const kept = own && selection && samePlace(placeOfSpot(graph.topology, own), selection.place) ? own : null;
    const spot = kept ?? (selection ? (spotOfPlace(graph.topology, selection.place) ?? null) : null);
    if (!sameSpot(spot, getCanvas().spot)) {
      setCanvas({ spot, ...(spot ? { focus: spot.node } : {}) });
      if (spot && isCanvasFocused()) focusCard(spot.node);
    }
    // Only a new selection moves the view, once it is drawn: never the text that changes under it.
    if (!spot || shown.current === selection) return;
    if (unfoldFor(graph, spot.node)) return;
    shown.current = selection;
    if (follow) control.reveal(graph, spot.node);
  }, [selection, graph, control, follow]);
}

/** Keeps the badges up to date with the findings, which are worked out when the page is idle. */
export function useFindingCounts(graph: Graph): void {
  const all = useFindings((findings) => findings.all);
  useEffect(() => {
    const counts = countFindings(graph.topology, all);
    setCanvas({ counts, bandCounts: worstOfBands(graph.topology, counts) });
  }, [all, graph.topology]);
}

/** Keeps the notes on cards that cannot be read to their end up to date. */
export function useBrokenLines(graph: Graph): void {
  useEffect(() => {
    const broken = brokenLines(graph.snapshot);
    if (broken.size > 0 || getCanvas().broken.size > 0) setCanvas({ broken });
  }, [graph.snapshot]);
}

/** Fits the view when a design appears on an empty canvas, and never again by itself. */
export function useFirstView(graph: Graph, control: ViewControl): void {
  const drawn = graph.topology.nodes.length > 0;
  const visible = useStore((state) => state.width > 0);
  const shown = useRef(false);
  useEffect(() => {
    if (!drawn) shown.current = false;
    if (!visible || shown.current) return;
    control.open(graph);
    shown.current = drawn;
  }, [drawn, visible, graph, control]);
}

/** Does what commands of the palette and the menus ask of the canvas. */
export function useRequests(actions: Actions): void {
  const { count } = useCanvasRequest();
  useEffect(() => {
    const request = takeCanvasRequest();
    const { spot } = getCanvas();
    if (request === 'draw-pod') actions.place('workload');
    else if (request === 'draw-entry') actions.place('service-entry');
    else if (request === 'draw-rule') actions.place('destination-rule');
    else if (request === 'fit') actions.fit();
    else if (request === 'arrange') actions.arrange();
    else if (request === null) return;
    else if (!spot) announce('Nothing on the canvas is selected.');
    else if (request === 'delete') actions.remove(spot);
    else if (request === 'rename') actions.form({ type: 'rename', at: actions.beside(spot.node), spot });
    else actions.form({ type: 'call', at: actions.beside(spot.node), workload: spot.node });
  }, [count, actions]);
}

/** Opens the band of a card that is to be shown; true when it was folded, so that the next picture has it. */
function unfoldFor(graph: Graph, id: string): boolean {
  const node = nodesById(graph.topology).get(id);
  const entry = node?.type === 'endpoint' ? nodesById(graph.topology).get(node.entry) : node;
  const band = entry && graph.layout.bands.find((each) => each.folded && each.namespace === entry.namespace);
  if (!band || graph.layout.positions.has(id)) return false;
  setCanvas({ folds: setFold(getCanvas().folds, [band.namespace], false) });
  return true;
}

function samePlace(a: Place | undefined, b: Place): boolean {
  return a !== undefined && documentKey(a) === documentKey(b) && JSON.stringify(a.path) === JSON.stringify(b.path);
}
