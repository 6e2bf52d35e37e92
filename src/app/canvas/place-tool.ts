import type { Node } from '../../core/topology';
import { addSidecar } from '../commands/add-sidecar';
import { connectionOf } from '../commands/connect';
import { announce, notify } from '../notices';
import { getState } from '../store';
import { getView } from '../view';
import { makeResource, makeRule } from './actions';
import { nodesById, type Point, type Spot } from '../../core/picture';
import { setCanvas, type Floating, type Tool } from './canvas-state';
import { carryOut } from './carry-out';
import type { Graph } from './graph';
import { fitOf, type ToolFit } from './tool-fit';
import type { ViewControl } from './view-control';
import { toolNotices } from './words/hands';
import { toolWords } from './words/palette';

type Fits = Extract<ToolFit, { fits: true }>;

/** Uses a tool at a point of the canvas in CSS pixels, on what lies there: writes at once, opens the form that it needs, or says why not. */
export function placeTool(tool: Tool, at: Point, spot: Spot | null, graph: Graph, control: ViewControl): void {
  setCanvas({ tool: null });
  const fit = fitOf(tool, graph, spot, control.toCanvas(at));
  if (fit.fits) applyTool(tool, at, fit, graph);
  else notify({ tone: 'info', text: fit.says });
}

/**
 * Uses a tool that was chosen by key on what has the focus, or where there is room: `at` is where, and `beside` gives where its form opens. Where it does not fit there it stays chosen, so that the
 * arrow keys can lead it to its place and Enter puts it down.
 */
export function placeByKey(
  tool: Tool,
  spot: Spot | null,
  { at, beside }: { readonly at: Point; readonly beside: () => Point },
  graph: Graph,
  control: ViewControl,
): void {
  const fit = fitOf(tool, graph, spot, control.toCanvas(at));
  if (fit.fits) {
    setCanvas({ tool: null });
    applyTool(tool, beside(), fit, graph);
    return;
  }
  setCanvas({ tool });
  announce(toolNotices.chosen(toolWords[tool].title, fit.says));
}

/** Opens the form of a tool that makes something in a namespace. */
export function makeWithTool(tool: Tool, at: Point, namespace: string | null, graph: Graph): void {
  applyTool(tool, at, { fits: true, says: '', namespace, zone: null, on: null }, graph);
}

function applyTool(tool: Tool, at: Point, { namespace, on }: Fits, graph: Graph): void {
  const form = (floating: Floating): void => setCanvas({ floating });
  const node = on === null ? undefined : nodesById(graph.topology).get(on);
  switch (tool) {
    case 'workload':
      return form({ type: 'make-workload', at, namespace });
    case 'service-entry':
      return form({ type: 'make-entry', at, namespace });
    case 'gateway':
      return form({ type: 'make-gateway', at, namespace });
    case 'workload-entry':
      return form({ type: 'make-workload-entry', at, namespace });
    case 'external':
      return on === null ? form({ type: 'make-external', at, namespace }) : askForEndpoint(on, { at, form });
    case 'destination-rule':
    case 'virtual-service':
      if (node?.type === 'service-entry')
        makeRule(tool === 'virtual-service' ? 'VirtualService' : 'DestinationRule', node);
      return;
    case 'sidecar':
      return makeSidecar(namespace, node);
    case 'note':
      if (on !== null) form({ type: 'note', at, on });
  }
}

/** A Sidecar for one pod, or for all of a namespace. */
function makeSidecar(namespace: string | null, node: Node | undefined): void {
  const workload = node?.type === 'workload' ? { name: node.name, labels: node.labels } : undefined;
  const file = getView().openFile;
  const result = addSidecar(getState().snapshot, { namespace, file, ...(workload ? { workload } : {}) });
  const failed = makeResource(result, 'Sidecar', toolNotices.sidecarFor(workload?.name ?? namespace));
  if (failed !== null) notify({ tone: 'info', text: failed });
}

/** Asks for the address of an endpoint of an entry, as a wire from the entry to an empty place does. */
export function askForEndpoint(
  entry: string,
  desk: { readonly at: Point; readonly form: (floating: Floating) => void },
): void {
  const from = { node: entry, part: null };
  const failed = carryOut(() => connectionOf(getState().snapshot, from, null), from, desk);
  if (failed !== null) notify({ tone: 'info', text: failed });
}
