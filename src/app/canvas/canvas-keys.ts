import { bandOfId, bandParts, nodesById, placeOfSpot, sameSpot, type Spot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import type { KeyboardEvent } from 'react';
import { askCanvas } from '../canvas-requests';
import { commands, matchesKeys, runCommand, type Command } from '../commands';
import { isDialogOpen } from '../dialogs';
import { announce } from '../notices';
import { getState } from '../store';
import { getView } from '../view';
import { getCanvas, setCanvas, type Tool } from './canvas-state';
import type { Graph } from './graph';
import { isMoveKey, moveByKey, type Moving } from './move-keys';
import { pressGroup } from './open-parts';
import { getPicked } from './picking';
import { contentOfBand, toggleSpot, type Picked } from './selecting';
import { sayOfPicked, sayOfSpot } from './spoken';
import { firstCard, partsOf, walkFrom, type Direction, type Stays } from './walk';
import { viewWords } from './words/notices';
import { spokenWords } from './words/spoken';

/** What the keys of the canvas do beside running commands. */
export interface KeyActions {
  readonly graph: Graph;
  readonly pick: (spot: Spot | null) => void;
  /** Selects several things; what comes first is brought into view and takes the focus. */
  readonly pickAll: (picked: Picked) => void;
  /** Gives a card or band the focus without selecting it. */
  readonly stepTo: (id: string) => void;
  readonly foldBand: (namespace: string | null, folded: boolean) => void;
  /** Uses a tool on what has the focus. */
  readonly place: (tool: Tool) => void;
  /** Writes where the moved cards are put down. */
  readonly putDown: (moving: Moving) => void;
  /** Ends the focus path, the filter, or a gesture; true when there was one. */
  readonly callOff: () => boolean;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

/** Does what a key means on the canvas; true when it meant something. */
export function pressKey(event: KeyboardEvent, actions: KeyActions): boolean {
  // The keys are a dialog's from the moment it is asked for, also while it is on its way.
  if (isDialogOpen()) return false;
  const { moving } = getCanvas();
  if (moving && isMoveKey(event)) return moveByKey(event, moving, actions);
  if (event.altKey) return false;
  const direction = arrows[event.key];
  if (direction) return walk(direction, event, actions);
  if (event.key === 'Enter' && !isChord(event)) return stepIn(actions);
  if (event.key === 'Escape') return stepOut(actions);
  // A bare Space is for panning while it is held; on a band's head it selects what is in the band.
  if (event.key === ' ') return toggleFocused(isChord(event), actions);
  return runKey(event);
}

/** Runs the command that a key stands for on the canvas. */
function runKey(event: KeyboardEvent): boolean {
  const pressed = event.nativeEvent;
  const command = commands.find((each) => keysOnCanvas(each).some((keys) => matchesKeys(pressed, keys) && isOn(keys)));
  // The browser pastes, and the page reads what it pastes; text that is selected elsewhere is what Ctrl+C means then.
  if (!command || command.id === 'paste-clipboard') return false;
  if (command.id === 'copy-selected' && getSelection()?.isCollapsed === false) return false;
  if (!command.isEnabled || command.isEnabled(getState())) runCommand(command.id);
  else if (command.id === 'delete-resource' && isClusterPicked()) askCanvas('delete');
  else announce(viewWords.nothingForKey);
  return true;
}

/** A cluster of Envoy is written nowhere, so the page has nothing selected; the canvas says why it cannot be deleted. */
function isClusterPicked(): boolean {
  const { spot } = getCanvas();
  return spot !== null && nodesById(topologyOf(getState().snapshot)).get(spot.node)?.type === 'cluster';
}

function keysOnCanvas({ where, keys, canvasKeys }: Command): readonly string[] {
  return (where === 'canvas' ? keys : canvasKeys) ?? [];
}

/** Whether keys are in use: single letters and digits can be switched off. */
function isOn(keys: string): boolean {
  return getView().letterKeys || keys.startsWith('Mod+') || !/^(?:Shift\+)?[a-z0-9/?]$/i.test(keys);
}

function isChord(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

function walk(direction: Direction, event: KeyboardEvent, actions: KeyActions): boolean {
  const { graph } = actions;
  const { spot, focus } = getCanvas();
  const inside = spot !== null && spot.part !== null && spot.node === (focus ?? spot.node);
  if (inside && !event.shiftKey && direction !== 'left' && direction !== 'right')
    return walkParts(spot, direction, actions);
  const from = focus !== null && isStop(graph, focus) ? focus : (spot?.node ?? null);
  if (from !== null && foldByArrow(from, direction, actions)) return true;
  const stays = staying();
  const next =
    from === null || !isStop(graph, from)
      ? firstCard(graph.topology, graph.layout, stays)
      : walkFrom(graph.topology, graph.layout, from, direction, stays, graph.shown);
  if (next === undefined) return true;
  if (isChord(event)) {
    actions.stepTo(next);
    announce(sayOfStop(graph, next));
  } else if (event.shiftKey) {
    const card = pastBands(graph, next, direction, stays);
    if (card !== undefined) extend(card, actions);
  } else {
    actions.pick({ node: next, part: null });
    announce(sayOfStop(graph, next));
  }
  return true;
}

/** The next card that way: heads of bands are no cards, and are passed by while cards are selected one after the other. */
function pastBands(graph: Graph, from: string, direction: Direction, stays: Stays): string | undefined {
  let next: string | undefined = from;
  while (next !== undefined && bandOfId(next) !== undefined)
    next = walkFrom(graph.topology, graph.layout, next, direction, stays, graph.shown);
  return next;
}

/** What is said of a card, a band, or a group of endpoints. */
function sayOfStop(graph: Graph, id: string): string {
  const group = graph.shown.groups.find((each) => each.id === id);
  if (group) return spokenWords.group(group.name, group.says, group.open);
  return sayOfSpot(graph.topology, { node: id, part: null });
}

/** Which cards the arrow keys stop at: what the focus path fades is left out. */
function staying(): Stays {
  const { focused } = getCanvas();
  return focused === null ? () => true : (id) => focused.has(id);
}

function isStop(graph: Graph, id: string): boolean {
  return graph.layout.positions.has(id) || graph.layout.bands.some((band) => band.namespace === bandOfId(id));
}

/** Left folds the band whose head has the focus, and Right unfolds it; true when the key did that. */
function foldByArrow(id: string, direction: Direction, { graph, foldBand }: KeyActions): boolean {
  const namespace = bandOfId(id);
  const band = graph.layout.bands.find((each) => each.namespace === namespace);
  if (namespace === undefined || !band) return false;
  if (direction === (band.folded ? 'right' : 'left')) {
    foldBand(namespace, !band.folded);
    announce(band.folded ? viewWords.unfolded : viewWords.folded);
    return true;
  }
  return direction === 'left';
}

/** Takes the next card into the selection, or the one before out of it when the way leads back. */
function extend(next: string, { graph, pickAll }: KeyActions): void {
  const spot = { node: next, part: null };
  const [last, ...rest] = getPicked();
  const back = last !== undefined && rest.some((each) => sameSpot(each, spot));
  const picked = back ? [spot, ...rest.filter((each) => !sameSpot(each, spot))] : toggleSpot(getPicked(), spot);
  pickAll(picked);
  announce(sayOfPicked(graph.topology, picked));
}

function walkParts(spot: Spot, direction: Direction, { graph, pick }: KeyActions): boolean {
  const parts = partsOfSpot(graph, spot);
  const at = parts.indexOf(spot.part ?? '');
  const next =
    direction === 'first' ? 0 : direction === 'last' ? parts.length - 1 : at + (direction === 'down' ? 1 : -1);
  const part = parts[next];
  if (part !== undefined) pickPart(graph, { node: spot.node, part }, pick);
  return true;
}

function partsOfSpot(graph: Graph, { node: id }: Spot): readonly string[] {
  const band = bandOfId(id);
  if (band !== undefined) return bandParts(graph.topology, band).flatMap(({ part }) => part ?? []);
  const node = nodesById(graph.topology).get(id);
  return node ? partsOf(node) : [];
}

/** Enter puts a chosen tool down; else it steps into a card, or into the chips of a band, and folds and unfolds a band without chips. */
function stepIn(actions: KeyActions): boolean {
  const { graph, pick, foldBand } = actions;
  const { spot, focus, tool } = getCanvas();
  if (tool !== null) {
    actions.place(tool);
    return true;
  }
  const id = focus !== null && isStop(graph, focus) ? focus : (spot?.node ?? null);
  if (id === null) return false;
  if (graph.shown.groups.some((group) => group.id === id)) {
    pressGroup(graph, id);
    return true;
  }
  const [first] = partsOfSpot(graph, { node: id, part: null });
  const band = graph.layout.bands.find((each) => each.namespace === bandOfId(id));
  if (spot?.node !== id) pick({ node: id, part: null });
  else if (spot.part === null && first !== undefined) pickPart(graph, { node: id, part: first }, pick);
  else if (spot.part === null && band) {
    foldBand(band.namespace, !band.folded);
    announce(band.folded ? viewWords.unfolded : viewWords.folded);
  }
  return true;
}

function stepOut(actions: KeyActions): boolean {
  const { spot, others, tool, hand } = getCanvas();
  if (tool !== null || hand) setCanvas({ tool: null, hand: false });
  else if (others.length > 0 && spot) actions.pick(spot);
  else if (spot && spot.part !== null) {
    actions.pick({ node: spot.node, part: null });
    announce(sayOfSpot(actions.graph.topology, { node: spot.node, part: null }));
  } else if (actions.callOff()) return true;
  else if (spot) actions.pick(null);
  else return false;
  return true;
}

/** Takes the card that has the focus into the selection or out of it; on a band's head, what is in the band. */
function toggleFocused(chord: boolean, { graph, pickAll }: KeyActions): boolean {
  const { focus, spot } = getCanvas();
  const id = focus ?? spot?.node;
  if (id === undefined) return false;
  const band = bandOfId(id);
  if (band === undefined && !chord) return false;
  if (band === undefined && placeOfSpot(graph.topology, { node: id, part: null }) === undefined) return true;
  const picked =
    band === undefined ? toggleSpot(getPicked(), { node: id, part: null }) : contentOfBand(graph.topology, band);
  pickAll(picked);
  announce(sayOfPicked(graph.topology, picked));
  return true;
}

function pickPart(graph: Graph, spot: Spot, pick: KeyActions['pick']): void {
  pick(spot);
  announce(sayOfSpot(graph.topology, spot));
}
