import { useEffect, useRef } from 'react';
import { shareEqual } from '../../core/lists';
import { serveRequests } from '../canvas-requests';
import { useFindings } from '../findings';
import { useApp, type Selection } from '../store';
import { showWay } from '../traced-call';
import { useView } from '../view';
import { brokenLines } from './broken';
import { focusCard, isCanvasFocused, noteAsker } from './canvas-focus';
import { getCanvas, setCanvas } from './canvas-state';
import { countFindings, worstOfBands } from './findings';
import { unhide } from './folds';
import type { Graph } from './graph';
import { isLeftOut } from './kept-view';
import { getPicked, showPicked } from './picking';
import { spotsOfSelection } from './selecting';
import type { Actions } from './use-actions';
import type { ViewControl } from './view-control';
import { withHands } from './with-hands';

/** The canvas follows the selection of the other panes, and pans only when what is selected is out of view. */
export function useSelectionSync(graph: Graph, control: ViewControl): void {
  const selection = useApp((state) => state.selection);
  const follow = useView((view) => view.follow);
  const shown = useRef<Selection | null>(null);
  useEffect(() => {
    const picked = spotsOfSelection(graph.topology, selection, getPicked());
    const [spot] = picked;
    if (showPicked(picked) && spot && isCanvasFocused()) focusCard(spot.node);
    // Only a new selection moves the view, once it is drawn: never the text that changes under it. Several are where they were selected.
    if (!spot || shown.current === selection) return undefined;
    const unfold = picked.length === 1 ? unfolding(graph, spot.node) : undefined;
    if (unfold) {
      // The other panes are drawn first: the picture is another one then.
      const timer = setTimeout(unfold);
      return () => clearTimeout(timer);
    }
    shown.current = selection;
    if (follow && (picked.length === 1 || selection?.from !== 'canvas')) control.reveal(graph, spot.node);
    return undefined;
  }, [selection, graph, control, follow]);
}

/** Keeps the badges up to date with the findings, which are worked out when the page is idle. */
export function useFindingCounts(graph: Graph): void {
  const said = useFindings((findings) => findings.said);
  useEffect(() => {
    const count = (): void => {
      // A key in a text changes few of them, and what is drawn of the others stays.
      const { counts: before, bandCounts } = getCanvas();
      const counts = shareEqual(before, countFindings(graph.topology, said));
      setCanvas({ counts, bandCounts: shareEqual(bandCounts, worstOfBands(graph.topology, counts)) });
    };
    // The key that comes next would be answered after it: React does what is left of a change first.
    const timer = setTimeout(count);
    return () => clearTimeout(timer);
  }, [said, graph.topology]);
}

/** Keeps the notes on cards that cannot be read to their end up to date. */
export function useBrokenLines(graph: Graph): void {
  useEffect(() => {
    const broken = brokenLines(graph.snapshot);
    if (broken.size > 0 || getCanvas().broken.size > 0) setCanvas({ broken });
  }, [graph.snapshot]);
}

/** Does what commands, keys and menus ask of the canvas. */
export function useRequests(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(
    () =>
      serveRequests((request) => {
        noteAsker();
        withHands((hands) => hands.performRequest(request, latest.current));
      }),
    [],
  );
}

/** What draws a card that is to be shown, where its band is folded, its group is closed or a way is drawn alone; undefined when it is drawn, or is none. */
function unfolding(graph: Graph, id: string): (() => void) | undefined {
  if (isLeftOut(graph, id)) return () => showWay(false);
  const change = unhide(graph, id, getCanvas());
  return change && (() => setCanvas(change));
}
