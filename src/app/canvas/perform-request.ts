import { bandOfId, nodesById, type Spot } from '../../core/picture';
import type { CanvasRequest } from '../canvas-requests';
import { announce } from '../notices';
import { askForPicture } from './ask-picture';
import { expectOf } from './call-actions';
import { getCanvas, setCanvas, type Tool } from './canvas-state';
import { copyMermaid } from './copy-mermaid';
import { copyPicked, cutPicked, duplicatePicked, exportPicked, pasteHere } from './clipboard';
import { toggleFocusPath } from './focus-actions';
import { openFilter } from './filter-state';
import { spotOfHit } from './filter-walk';
import { createFor } from './create-entry';
import { addPortTo } from './entry-actions';
import { setFold } from './folds';
import { startMoving } from './move-keys';
import { getPicked, pickSpots } from './picking';
import { arrange, pinOrUnpin, unpinAll } from './pinning';
import { askForEndpoint } from './place-tool';
import { removePicked } from './remove';
import { allCards } from './selecting';
import { sayOfPicked } from './spoken';
import type { Actions } from './use-actions';
import { callWords, nothingSelected } from './words/hands';
import { filterWords } from './words/filter';
import { tools } from './tools';
import { viewWords } from './words/notices';

const zoomStep = 1.2;

/** Does what a command, a key or a menu asks of the canvas, with what is selected on it. */
export function performRequest(request: CanvasRequest, actions: Actions): void {
  const { graph, control } = actions;
  const picked = getPicked();
  switch (request) {
    case 'arrange':
      return arrange(graph, picked);
    case 'unpin-all':
      return unpinAll(graph);
    case 'paste':
      return pasteHere();
    case 'take-pointer':
      return setCanvas({ tool: null, hand: false });
    case 'take-hand':
      return setCanvas({ tool: null, hand: true });
    case 'select-all':
      return selectAll(actions);
    case 'select-hits':
      return selectHits(actions);
    case 'focus-path':
      return toggleFocusPath(graph);
    case 'filter':
      return openFilter();
    case 'fit':
      return control.fit(graph);
    case 'fit-selection':
      return control.fitCards(
        graph,
        picked.map((spot) => spot.node),
      );
    case 'zoom-in':
      return control.zoomBy(zoomStep);
    case 'zoom-out':
      return control.zoomBy(1 / zoomStep);
    case 'zoom-half':
      return control.zoomTo(0.5);
    case 'zoom-actual':
      return control.zoomTo(1);
    case 'zoom-double':
      return control.zoomTo(2);
    case 'fold-bands':
    case 'unfold-bands':
      return foldAll(actions, request === 'fold-bands');
    case 'save-svg':
    case 'save-png':
      return askForPicture(graph, request === 'save-svg' ? 'svg' : 'png');
    case 'menu':
      return openMenu(actions);
    default: {
      const tool = toolOf(request);
      if (tool) return actions.place(tool);
      const [spot] = picked;
      if (spot) performOnPicked(request, spot, actions);
      else announce(nothingSelected);
    }
  }
}

/** What needs something to be selected; `spot` is what was selected last. */
function performOnPicked(request: CanvasRequest, spot: Spot, actions: Actions): void {
  const { graph } = actions;
  const picked = getPicked();
  switch (request) {
    case 'delete':
      return removePicked(picked, actions);
    case 'duplicate':
      return duplicatePicked(graph, picked);
    case 'copy':
      return void copyPicked(graph, picked);
    case 'cut':
      return void cutPicked(picked, actions);
    case 'export-selection':
      return exportPicked(graph, picked);
    case 'pin':
      return pinOrUnpin(graph, picked);
    case 'move':
      return startMoving(graph, picked);
    case 'rename':
      return actions.form({ type: 'rename', at: actions.beside(spot.node), spot });
    case 'connect':
      return actions.form({ type: 'connect', at: actions.beside(spot.node), from: spot });
    case 'add-call':
      return addCallFrom(spot, actions);
    case 'expect-this':
    case 'expect-blocked':
    case 'expect-nothing':
      return expectOf(request, spot);
    case 'create-entry':
      return createFor(spot, actions.beside(spot.node));
    case 'who-sees':
      return void import('./say-who-sees').then(({ sayWhoSees }) =>
        sayWhoSees(nodesById(graph.topology).get(spot.node)),
      );
    case 'copy-mermaid':
      return void copyMermaid(graph, nodesById(graph.topology).get(spot.node));
    case 'add-port':
      return addPortTo(graph, spot);
    case 'add-endpoint':
      return askForEndpoint(spot.node, { at: actions.beside(spot.node), form: actions.form });
    default:
  }
}

function addCallFrom(spot: Spot, actions: Actions): void {
  const node = nodesById(actions.graph.topology).get(spot.node);
  if (node?.type === 'workload')
    actions.form({ type: 'connect', at: actions.beside(node.id), from: { node: node.id, part: null } });
  else announce(callWords.callNeedsPod);
}

function toolOf(request: CanvasRequest): Tool | undefined {
  return tools.find(({ tool }) => request === `place-${tool}`)?.tool;
}

function selectAll({ graph }: Actions): void {
  const all = allCards(graph.topology);
  pickWithoutMoving(graph, all);
}

function selectHits({ graph }: Actions): void {
  const spots = [...getCanvas().hits.keys()].flatMap((id) => spotOfHit(graph.topology, id) ?? []);
  if (spots.length === 0) announce(filterWords.emptyOrNothing);
  else pickWithoutMoving(graph, spots);
}

/** Many things are selected where they are: the view stays. */
function pickWithoutMoving(graph: Actions['graph'], spots: readonly Spot[]): void {
  pickSpots(graph.topology, spots);
  announce(sayOfPicked(graph.topology, spots));
}

function foldAll({ graph }: Actions, folded: boolean): void {
  const { bands } = graph.topology;
  setCanvas({ folds: setFold(getCanvas().folds, bands, folded) });
  announce(folded ? viewWords.allFolded : viewWords.allUnfolded);
}

/** The menu of what has the focus, beside it; where nothing has, that of an empty place. */
function openMenu(actions: Actions): void {
  const { spot, focus } = getCanvas();
  const band = focus !== null && bandOfId(focus) !== undefined ? { node: focus, part: null } : null;
  const target = band ?? spot;
  const { width, height } = actions.control.size();
  const at = target ? actions.beside(target.node) : { x: width / 2, y: height / 3 };
  actions.form({ type: 'menu', at, spot: target });
}
