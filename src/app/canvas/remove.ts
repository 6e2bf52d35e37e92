import { bandOfId, nodesById, placeOfSpot, sameSpot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import { makeDeletion } from '../commands/delete-ends';
import { deletionOf, tickedAtFirst, type DeletionPlan } from '../commands/deletion';
import { notify } from '../notices';
import { getState } from '../store';
import { focusCard } from './canvas-focus';
import { setCanvas } from './canvas-state';
import { expandBands, type Picked } from './selecting';
import { pickSpots } from './picking';
import { walkFrom } from './walk';
import type { Actions } from './use-actions';
import { changeWords } from './words/notices';

/** Deletes what is selected: at once where nothing else would be left pointing at nothing, else after asking at the card. */
export function removePicked(picked: Picked, actions: Actions, verb: 'Deleted' | 'Cut' = 'Deleted'): void {
  const { graph } = actions;
  const [first] = picked;
  const spots = deletable(actions, picked);
  if (!first) return;
  if (spots.length === 0) return notify({ tone: 'info', text: whyNothing(first) });
  const plan = deletionOf(getState().snapshot, spots);
  if ('refusal' in plan) notify({ tone: 'info', text: plan.refusal });
  else if (plan.asks.length > 0) actions.form({ type: 'delete', at: actions.beside(first.node), spots });
  else deleteAndGoOn(plan, tickedAtFirst(plan), spots, graph, verb);
}

/** What of the selection can be deleted: bands stand for what is in them, and a chip that shows a field for nothing. */
function deletable({ graph }: Actions, picked: Picked): Picked {
  return expandBands(graph.topology, picked).filter(
    ({ part }) => !(part?.startsWith('field:') === true || part?.startsWith('conflict:') === true),
  );
}

/** Why nothing goes: what is selected only shows something, or is a band with nothing in it. */
function whyNothing({ node, part }: Picked[number]): string {
  if (part?.startsWith('field:') === true) return changeWords.onlyField;
  if (part?.startsWith('conflict:') === true) return changeWords.onlyConflict;
  return bandOfId(node) === undefined ? changeWords.nothingToDelete : changeWords.emptyNamespace;
}

/** Makes a planned deletion, and goes on to what called what went, else to its neighbour. */
export function deleteAndGoOn(
  plan: DeletionPlan,
  ticked: ReadonlySet<string>,
  spots: Picked,
  graph: Actions['graph'],
  verb: 'Deleted' | 'Cut' = 'Deleted',
): void {
  const heirs = heirsOf(graph, spots);
  if (!makeDeletion(plan, ticked, 'canvas', verb)) return;
  const topology = topologyOf(getState().snapshot);
  const heir = heirs.find((spot) => nodesById(topology).has(spot.node) && placeOfSpot(topology, spot) !== undefined);
  pickSpots(topology, heir ? [heir] : []);
  if (heir) focusCard(heir.node);
  else setCanvas({ focus: null });
}

/** What may be selected after a deletion, best first: the card of a part, what calls a card, and its neighbours in the column. */
function heirsOf({ topology, layout }: Actions['graph'], spots: Picked): Picked {
  const [first] = spots;
  if (!first) return [];
  const goes = new Set(spots.filter((spot) => spot.part === null).map((spot) => spot.node));
  const ids = [
    ...(first.part === null ? [] : [first.node]),
    ...topology.edges.flatMap((edge) => (edge.to === first.node && !goes.has(edge.from) ? [edge.from] : [])),
    ...siblings(first.node, goes, (id) => walkFrom(topology, layout, id, 'down')),
    ...siblings(first.node, goes, (id) => walkFrom(topology, layout, id, 'up')),
  ];
  return ids.map((node) => ({ node, part: null })).filter((spot) => !spots.some((each) => sameSpot(each, spot)));
}

/** The first neighbour in one direction that stays. */
function siblings(from: string, goes: ReadonlySet<string>, step: (id: string) => string | undefined): string[] {
  let next = step(from);
  for (let steps = 0; next !== undefined && goes.has(next) && steps < goes.size; steps++) next = step(next);
  return next === undefined || goes.has(next) ? [] : [next];
}
