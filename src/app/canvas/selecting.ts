import {
  bandOfId,
  bandSpot,
  documentKey,
  isImplied,
  nodesById,
  placeOfSpot,
  sameSpot,
  spotOfPlace,
  type Spot,
} from '../../core/picture';
import type { Place } from '../../core/schema';
import type { Node, Topology } from '../../core/topology';
import { placesOf, type Selection } from '../store';

/** What is selected on the canvas, the one selected last first; empty for nothing. */
export type Picked = readonly Spot[];

/** Takes a spot out of what is selected, or puts it first. */
export function toggleSpot(picked: Picked, spot: Spot): Picked {
  const others = picked.filter((each) => !sameSpot(each, spot));
  return others.length < picked.length ? others : [spot, ...picked];
}

/** What is selected with more of it: `spots` in their order behind what is selected last, and each once. */
export function addSpots(picked: Picked, spots: Picked): Picked {
  const added = spots.filter((spot) => !picked.some((each) => sameSpot(each, spot)));
  return [...added, ...picked];
}

/**
 * All cards that stand for something written, in the order of the topology, with the rules docked to them, and the Sidecars docked to bands.
 * Implied endpoints and the shelf have no text of their own.
 */
export function allCards(topology: Topology): Picked {
  const cards = topology.nodes.filter((node) => node.place !== undefined && !isImplied(node));
  return [...cards.flatMap(cardWithRules), ...[...(topology.sidecars?.keys() ?? [])].flatMap(sidecarsOf(topology))];
}

/** The cards in the band of a namespace with the rules docked to them, and the Sidecars docked to the band. */
export function contentOfBand(topology: Topology, namespace: string | null): Picked {
  const cards = topology.nodes.filter(
    (node) => (node.lane === 'mesh' || node.lane === 'registry') && node.namespace === namespace && node.place,
  );
  return [...cards.flatMap(cardWithRules), ...sidecarsOf(topology)(namespace)];
}

/** A card and the rules that are docked to it in full: whoever takes all that is in a place takes the rules along. */
export function cardWithRules(node: Node): Picked {
  const docked = node.type === 'service-entry' || node.type === 'workload' ? (node.docked ?? []) : [];
  const rules = docked.filter(({ elsewhere }) => elsewhere !== true);
  return [{ node: node.id, part: null }, ...rules.map(({ id }) => ({ node: node.id, part: `rule:${id}` }))];
}

function sidecarsOf(topology: Topology): (namespace: string | null) => Picked {
  return (namespace) =>
    (topology.sidecars?.get(namespace) ?? []).map(({ id }) => ({
      node: bandSpot(namespace).node,
      part: `rule:${id}`,
    }));
}

/** What an action on several things works on: a band stands for what is in it. */
export function expandBands(topology: Topology, picked: Picked): Picked {
  return picked.flatMap((spot) => {
    const band = spot.part === null ? bandOfId(spot.node) : undefined;
    return band === undefined ? [spot] : contentOfBand(topology, band);
  });
}

/** The selection of the whole page that goes with what is selected here; null when none of it is written anywhere. */
export function selectionOf(topology: Topology, picked: Picked): Selection | null {
  const places = placesOfSpots(topology, picked);
  const [place, ...also] = places;
  if (!place) return null;
  return { place, from: 'canvas', ...(also.length > 0 ? { also } : {}) };
}

/**
 * What the canvas shows of a selection of the page. What is selected here stays while it stands for the same places: an implied endpoint has
 * no text of its own, and several spots may stand for one place.
 */
export function spotsOfSelection(topology: Topology, selection: Selection | null, own: Picked): Picked {
  const drawn = own.filter((spot) => isDrawn(topology, spot));
  const places = selection ? placesOf(selection) : [];
  if (samePlaces(placesOfSpots(topology, drawn), places)) return drawn;
  return places.flatMap((place) => spotOfPlace(topology, place) ?? []);
}

function isDrawn(topology: Topology, { node }: Spot): boolean {
  const band = bandOfId(node);
  return band === undefined ? nodesById(topology).has(node) : topology.bands.includes(band);
}

function placesOfSpots(topology: Topology, picked: Picked): readonly Place[] {
  const places = new Map<string, Place>();
  for (const spot of picked) {
    const place = placeOfSpot(topology, spot);
    const key = place && placeKey(place);
    if (place && key !== undefined && !places.has(key)) places.set(key, place);
  }
  return [...places.values()];
}

function samePlaces(a: readonly Place[], b: readonly Place[]): boolean {
  return a.length === b.length && a.every((place, index) => placeKey(place) === placeKey(b[index] ?? place));
}

function placeKey(place: Place): string {
  return `${documentKey(place)}\n${JSON.stringify(place.path)}`;
}
