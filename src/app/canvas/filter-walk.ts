import { bandSpot, nodesById, type Spot } from '../../core/picture';
import type { Topology } from '../../core/topology';
import { announce } from '../notices';
import { getCanvas, setCanvas } from './canvas-state';
import { getFilter, setFilter } from './filter-state';
import { unhide } from './folds';
import type { Graph } from './graph';
import { pickSpots } from './picking';
import { nameOfSpot, sayOfSpot } from './spoken';
import type { ViewControl } from './view-control';
import { filterWords } from './words/filter';

/** Goes to the next hit or the one before, brings it into view, and says which of how many it is. */
export function stepHit(graph: Graph, control: ViewControl, step: 1 | -1): void {
  const ids = [...getCanvas().hits.keys()];
  if (ids.length === 0) {
    announce(filterWords.nothing);
    return;
  }
  const { at } = getFilter();
  const next = at === 0 ? (step > 0 ? 1 : ids.length) : ((at - 1 + step + ids.length) % ids.length) + 1;
  setFilter({ at: next });
  const spot = spotOfHit(graph.topology, ids[next - 1] ?? '');
  if (!spot) return;
  pickSpots(graph.topology, [spot]);
  // A card of a folded band is drawn first; the canvas brings it into view then.
  const hidden = unhide(graph, spot.node, getCanvas());
  if (hidden) setCanvas(hidden);
  else control.reveal(graph, spot.node);
  announce(filterWords.reached(next, ids.length, sayOfSpot(graph.topology, spot)));
}

/** Hides the cards that do not match, or shows them again. */
export function showOnly(topology: Topology, only: boolean): void {
  setFilter({ only });
  const ids = [...getCanvas().hits.keys()];
  const cards = new Set(ids.flatMap((id) => spotOfHit(topology, id)?.node ?? []));
  setCanvas({ focused: only && cards.size > 0 ? cards : null });
}

/** "12 matches, 1: …". */
export function sayHits(topology: Topology, hits: ReadonlyMap<string, number>): string {
  const [first] = hits.keys();
  const spot = first === undefined ? undefined : spotOfHit(topology, first);
  if (!spot) return filterWords.noCard;
  return filterWords.matches(hits.size, nameOfSpot(topology, spot));
}

const hosts = new WeakMap<Topology, ReadonlyMap<string, string>>();

/** Where a hit is shown: a card, or the card or band that a rule is docked to. */
export function spotOfHit(topology: Topology, id: string): Spot | undefined {
  if (nodesById(topology).has(id)) return { node: id, part: null };
  const host = hostsOf(topology).get(id);
  return host === undefined ? undefined : { node: host, part: `rule:${id}` };
}

/** The card or band of each docked rule: the one where it is docked in full. */
function hostsOf(topology: Topology): ReadonlyMap<string, string> {
  let index = hosts.get(topology);
  if (index === undefined) {
    const found = new Map<string, string>();
    for (const node of topology.nodes) {
      if (node.type !== 'service-entry' && node.type !== 'workload') continue;
      for (const rule of node.docked ?? []) if (rule.elsewhere !== true) found.set(rule.id, node.id);
    }
    for (const [namespace, rules] of topology.sidecars ?? [])
      for (const rule of rules) found.set(rule.id, bandSpot(namespace).node);
    hosts.set(topology, (index = found));
  }
  return index;
}
