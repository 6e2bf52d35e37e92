import { nodesById, type Spot } from '../../core/picture';
import { addPort } from '../commands/add-port';
import { getState } from '../store';
import { perform, resourceOfSpot } from './actions';
import { announce } from '../notices';
import type { Graph } from './graph';
import { entryNotices } from './words/hands';

/** Adds a port to the entry that is selected, or to the one that a selected row or endpoint belongs to. */
export function addPortTo(graph: Graph, spot: Spot): void {
  const { snapshot } = getState();
  const node = nodesById(graph.topology).get(spot.node);
  const id = node?.type === 'endpoint' ? node.entry : spot.node;
  const entry = resourceOfSpot(snapshot, { node: id, part: null });
  if (entry?.kind === 'ServiceEntry') perform(addPort(snapshot, entry), entryNotices.addedPort(entry.name), id);
  else announce(entryNotices.portNeedsEntry);
}
