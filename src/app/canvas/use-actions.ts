import type { Node } from '../../core/topology';
import { runCommand } from '../commands';
import { duplicateResource } from '../commands/duplicate-resource';
import { pinNode, unpinNodes } from '../commands/pin-node';
import { notify } from '../notices';
import { getState, select } from '../store';
import { deleteSpot, makeRule, perform, questionsFor, resourceOfSpot } from './actions';
import type { Point } from './anatomy';
import { focusCard } from './canvas-focus';
import type { KeyActions } from './canvas-keys';
import { getCanvas, setCanvas, type Floating, type Tool } from './canvas-state';
import type { Graph } from './graph';
import { bandAt } from './layout';
import { copyYaml } from './copy-yaml';
import { nodesById, placeOfSpot, type Spot } from './spots';
import type { ViewControl } from './view-control';

/** What can be done on the canvas, by pointer, key, menu or command. */
export interface Actions extends KeyActions {
  readonly drop: (tool: Tool, at: Point, spot: Spot | null) => void;
}

/** The actions on a graph. */
export function canvasActions(graph: Graph, readOnly: boolean, control: ViewControl): Actions {
  const form = (floating: Floating): void => setCanvas({ floating });
  const beside = (id: string): Point => {
    const at = graph.layout.positions.get(id) ?? { x: 0, y: 0 };
    const { x, y } = control.toView({ x: at.x + 200, y: at.y + 16 });
    return { x, y };
  };
  const pick = (spot: Spot | null): void => {
    setCanvas({ spot, ...(spot ? { focus: spot.node } : {}), tool: null });
    const place = spot && placeOfSpot(graph.topology, spot);
    if (place) select({ place, from: 'canvas' });
    else if (spot === null) select(null);
    if (spot) {
      control.reveal(graph, spot.node);
      focusCard(spot.node);
    }
  };
  const remove = (spot: Spot): void => {
    if (spot.part?.startsWith('field:')) return;
    if (questionsFor(getState().snapshot, spot)) form({ type: 'delete', at: beside(spot.node), spot });
    else deleteSpot(spot);
  };
  const drop = (tool: Tool, at: Point, spot: Spot | null): void => {
    setCanvas({ tool: null });
    place(tool, at, spot, graph, control, form);
  };
  return {
    graph,
    readOnly,
    pick,
    form,
    remove,
    drop,
    beside,
    place: (tool) => {
      const { spot } = getCanvas();
      const { width, height } = control.size();
      drop(tool, { x: width / 2 - 150, y: height / 3 }, tool === 'workload' || tool === 'service-entry' ? null : spot);
    },
    pin: (node, at) => pinOrUnpin(graph, node, at),
    fit: () => control.fit(graph),
    zoom: control.zoomBy,
    arrange: () => perform(unpinNodes(getState().snapshot), 'Arranged: no card is pinned now.'),
    duplicate: (spot) => {
      const resource = resourceOfSpot(getState().snapshot, spot);
      if (resource)
        perform(duplicateResource(getState().snapshot, resource), `Duplicated ${resource.kind} ${resource.name}.`);
    },
    goToText: () => runCommand('go-to-text'),
    copy: (spot) => void copyYaml(graph, spot),
  };
}

/** Uses a tool at a point of the canvas, on what lies there. */
function place(
  tool: Tool,
  at: Point,
  spot: Spot | null,
  graph: Graph,
  control: ViewControl,
  form: (floating: Floating) => void,
): void {
  const node = spot ? nodesById(graph.topology).get(spot.node) : undefined;
  const entry = node?.type === 'endpoint' ? nodesById(graph.topology).get(node.entry) : node;
  const namespace = node?.namespace ?? bandAt(graph.layout, control.toCanvas(at))?.namespace ?? null;
  switch (tool) {
    case 'workload':
      return form({ type: 'make-workload', at, namespace });
    case 'service-entry':
      return form({ type: 'make-entry', at, namespace });
    case 'external':
      if (entry?.type === 'service-entry') return form({ type: 'add-endpoint', at, entry: entry.id });
      return form({ type: 'make-external', at, namespace });
    case 'destination-rule':
    case 'virtual-service':
      if (entry?.type === 'service-entry')
        return makeRule(tool === 'virtual-service' ? 'VirtualService' : 'DestinationRule', entry);
      notify({ tone: 'info', text: 'A rule governs a host. Select a ServiceEntry, or drop the rule on one.' });
  }
}

function pinOrUnpin(graph: Graph, node: Node, at?: Point): void {
  const here = at ?? graph.layout.positions.get(node.id);
  if (!here) return;
  const { snapshot } = getState();
  if (at === undefined && graph.pins.has(node.id)) perform(unpinNodes(snapshot, [node.id]), `Unpinned ${node.name}.`);
  else
    perform(
      pinNode(snapshot, node.id, node.name, [here.x, here.y]),
      `Moved ${node.name} to ${here.x}, ${here.y} and pinned it.`,
    );
}
