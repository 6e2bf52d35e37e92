import type { KeyboardEvent } from 'react';
import type { Node } from '../../core/topology';
import { announce } from '../notices';
import { getView } from '../view';
import { anatomyOf, type Point } from './anatomy';
import { getCanvas, setCanvas, type Floating, type Tool } from './canvas-state';
import type { Graph } from './graph';
import { clampToLane } from './layout';
import { nodesById, type Spot } from './spots';
import { firstCard, partsOf, walkFrom, type Direction } from './walk';
import { describeNode } from './words';

/** What the keys of the canvas do; each is done where it can be and else ignored. */
export interface KeyActions {
  readonly graph: Graph;
  readonly readOnly: boolean;
  readonly pick: (spot: Spot | null) => void;
  readonly form: (form: Floating) => void;
  readonly remove: (spot: Spot) => void;
  readonly place: (tool: Tool) => void;
  readonly pin: (node: Node, at?: Point) => void;
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
  readonly arrange: () => void;
  readonly duplicate: (spot: Spot) => void;
  readonly goToText: () => void;
  readonly copy: (spot: Spot) => void;
  /** Where a form for a card opens, in CSS pixels of the canvas. */
  readonly beside: (node: string) => Point;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

const toolKeys: Readonly<Record<string, Tool>> = {
  w: 'workload',
  s: 'service-entry',
  e: 'external',
  d: 'destination-rule',
  r: 'virtual-service',
};

/** Does what a key means on the canvas; true when it meant something. */
export function pressKey(event: KeyboardEvent, actions: KeyActions): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  const mod = ctrlKey || metaKey;
  const { moving } = getCanvas();
  if (moving) return moveKey(event, actions, moving);
  if (mod && !altKey) return modKey(key.toLowerCase(), actions);
  if (altKey) return false;
  const direction = arrows[key];
  if (direction) return walk(direction, actions);
  return plainKey(event, actions) || (getView().letterKeys && letterKey(key.toLowerCase(), event.shiftKey, actions));
}

function plainKey(event: KeyboardEvent, actions: KeyActions): boolean {
  const { spot, tool } = getCanvas();
  switch (event.key) {
    case 'Enter':
      return stepIn(actions);
    case 'Escape':
      if (tool !== null) setCanvas({ tool: null });
      else if (spot && spot.part !== null) actions.pick({ node: spot.node, part: null });
      else if (spot) actions.pick(null);
      else return false;
      return true;
    case 'Delete':
    case 'Backspace':
      if (!spot || actions.readOnly) return false;
      actions.remove(spot);
      return true;
    case 'F2':
      if (!spot || actions.readOnly) return false;
      actions.form({ type: 'rename', at: actions.beside(spot.node), spot });
      return true;
    case '+':
    case '=':
      actions.zoom(1.2);
      return true;
    case '-':
      actions.zoom(1 / 1.2);
      return true;
    default:
      return false;
  }
}

function modKey(key: string, actions: KeyActions): boolean {
  const { spot } = getCanvas();
  if (!spot) return false;
  // Text that is selected elsewhere on the page is what Ctrl+C means then.
  if (key === 'c' && getSelection()?.isCollapsed !== false) actions.copy(spot);
  else if (key === 'd' && !actions.readOnly) actions.duplicate(spot);
  else return false;
  return true;
}

function letterKey(key: string, shift: boolean, actions: KeyActions): boolean {
  const { spot } = getCanvas();
  if (shift && (key === '1' || key === '!')) actions.fit();
  else if (shift && key === 'a' && !actions.readOnly) actions.arrange();
  else if (shift) return false;
  else if (key === 'v') setCanvas({ tool: null });
  else if (key === 'y' && spot) actions.goToText();
  else if (actions.readOnly) return false;
  else if (toolKeys[key]) actions.place(toolKeys[key]);
  else if (key === 'c' && spot) connect(spot, actions);
  else if (key === 'm' && spot) startMoving(spot, actions);
  else if (key === 'p' && spot) pinHere(spot, actions);
  else return false;
  return true;
}

function walk(direction: Direction, actions: KeyActions): boolean {
  const { graph, pick } = actions;
  const { spot, focus } = getCanvas();
  if (
    spot &&
    spot.part !== null &&
    (direction === 'up' || direction === 'down' || direction === 'first' || direction === 'last')
  ) {
    return walkParts(spot, direction, actions);
  }
  const from = spot?.node ?? focus;
  const next =
    from === null || !nodesById(graph.topology).has(from)
      ? firstCard(graph.topology, graph.layout)
      : walkFrom(graph.topology, graph.layout, from, direction);
  if (next === undefined) return true;
  pick({ node: next, part: null });
  speak(graph, next);
  return true;
}

function walkParts(spot: Spot, direction: Direction, { graph, pick }: KeyActions): boolean {
  const node = nodesById(graph.topology).get(spot.node);
  const parts = node ? partsOf(node) : [];
  const at = parts.indexOf(spot.part ?? '');
  const next =
    direction === 'first' ? 0 : direction === 'last' ? parts.length - 1 : at + (direction === 'down' ? 1 : -1);
  const part = parts[next];
  if (part !== undefined) pickPart({ node: spot.node, part }, pick);
  return true;
}

function stepIn({ graph, pick }: KeyActions): boolean {
  const { spot, focus } = getCanvas();
  const id = spot?.node ?? focus;
  const node = id === null ? undefined : nodesById(graph.topology).get(id);
  if (!node) return false;
  const [first] = partsOf(node);
  if (spot === null) pick({ node: node.id, part: null });
  else if (spot.part === null && first !== undefined) pickPart({ node: node.id, part: first }, pick);
  return true;
}

function pickPart(spot: Spot, pick: KeyActions['pick']): void {
  pick(spot);
  announce(spokenPart(spot.part ?? ''));
}

function spokenPart(part: string): string {
  const [kind, ...rest] = part.split(':');
  const name = rest.join(':');
  if (kind === 'port') return `Port ${name}.`;
  if (kind === 'field') return `Field ${name}.`;
  if (kind === 'rule') return `${name.split('/')[0]} ${name.split('/').slice(1).join('/')}.`;
  return `Call ${Number(name.split('/').at(-1)) + 1}.`;
}

function speak(graph: Graph, id: string): void {
  const node = nodesById(graph.topology).get(id);
  if (!node) return;
  const callers = graph.topology.edges.filter((edge) => edge.type === 'call' && edge.to === id).length;
  announce(`${node.label}, ${describeNode(node, getCanvas().counts.get(id), callers)}.`);
}

function connect(spot: Spot, actions: KeyActions): void {
  const node = nodesById(actions.graph.topology).get(spot.node);
  if (node?.type === 'workload') actions.form({ type: 'call', at: actions.beside(node.id), workload: node.id });
  else announce('A call begins at a pod. Select one, then press C.');
}

function startMoving(spot: Spot, { graph }: KeyActions): void {
  const at = graph.layout.positions.get(spot.node);
  const node = nodesById(graph.topology).get(spot.node);
  if (!at || !node || node.type === 'unreadable') return;
  setCanvas({ moving: { node: node.id, at } });
  announce(`Moving ${node.name}. Arrow keys move it, Enter pins it, Escape puts it back.`);
}

function moveKey(
  event: KeyboardEvent,
  actions: KeyActions,
  moving: { readonly node: string; readonly at: Point },
): boolean {
  const node = nodesById(actions.graph.topology).get(moving.node);
  if (!node || event.key === 'Escape') {
    setCanvas({ moving: null });
    return true;
  }
  if (event.key === 'Enter') {
    setCanvas({ moving: null });
    actions.pin(node, moving.at);
    return true;
  }
  const step = event.shiftKey ? 40 : 8;
  const by: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const delta = by[event.key];
  if (!delta) return true;
  const at = clampToLane(actions.graph.layout, node, { x: moving.at.x + delta[0], y: moving.at.y + delta[1] });
  setCanvas({ moving: { node: node.id, at } });
  announce(`${at.x}, ${at.y}`);
  return true;
}

function pinHere(spot: Spot, actions: KeyActions): void {
  const node = nodesById(actions.graph.topology).get(spot.node);
  if (node && node.type !== 'unreadable' && anatomyOf(node).width > 0) actions.pin(node);
}
