import { line, menuFor, menuForSeveral } from '../menus';
import { bandOfId, nodesById } from '../spots';
import { getCanvas, setCanvas, type Floating } from './canvas-state';
import { item, newHere, type MenuGroups } from './menu-lines';
import { pickSpots } from './picking';
import { contentOfBand, type Picked } from './selecting';
import type { Actions } from './use-actions';

type Menu = Extract<Floating, { type: 'menu' }>;

/** The menu of what was pressed: of a card, a part of one, several of them, a band, or an empty place. Groups without a line are left out. */
export function menuOf({ spot, at }: Menu, picked: Picked, actions: Actions): MenuGroups {
  return groupsOf({ spot, at, picked, actions }).filter((group) => group.length > 0);
}

/** What the menu is called: that of the card it is for. */
export function titleOfMenu({ spot }: Menu, picked: Picked, actions: Actions): string {
  if (!spot) return 'Canvas';
  if (picked.length > 1 && bandOfId(spot.node) === undefined) return `${picked.length} selected`;
  const band = bandOfId(spot.node);
  if (band !== undefined) return `Namespace ${band ?? 'not written'}`;
  return nodesById(actions.graph.topology).get(spot.node)?.label ?? 'Canvas';
}

/** What a menu is asked for: where, for what, and what is selected. */
interface Asked extends Pick<Menu, 'spot' | 'at'> {
  readonly picked: Picked;
  readonly actions: Actions;
}

function groupsOf(asked: Asked): MenuGroups {
  const { spot, picked } = asked;
  if (!spot) return ofEmptyPlace(asked);
  const band = bandOfId(spot.node);
  if (band !== undefined && spot.part === null) return ofBand(asked, band);
  return picked.length > 1 ? menuForSeveral() : menuFor(spot);
}

function ofBand({ at, actions, spot }: Asked, namespace: string | null): MenuGroups {
  const { graph, foldBand } = actions;
  const band = graph.layout.bands.find((each) => each.namespace === namespace);
  const inside = contentOfBand(graph.topology, namespace);
  return [
    [
      ...newHere('New here', at, namespace, actions),
      ...item('Add Sidecar', { keys: 'X', writes: true }, () => actions.drop('sidecar', at, spot)),
      ...item('Add note…', { keys: 'N', writes: true }, () => actions.drop('note', at, spot)),
    ],
    [
      ...item(
        inside.length === 1 ? 'Select what is in it' : `Select the ${inside.length} things in it`,
        { keys: 'Space' },
        () => pickSpots(graph.topology, inside),
      ),
      ...(band
        ? item(band.folded ? 'Unfold' : 'Fold', { keys: band.folded ? 'ArrowRight' : 'ArrowLeft' }, () =>
            foldBand(namespace, !band.folded),
          )
        : []),
      ...item('Only this', {}, () => onlyThis(actions, namespace)),
    ],
    [...line('fold-bands', 'Fold all'), ...line('unfold-bands', 'Unfold all')],
  ];
}

/** Folds all bands but one. */
function onlyThis({ graph }: Actions, namespace: string | null): void {
  const { bands } = graph.topology;
  setCanvas({ folds: { shut: new Set(bands.filter((each) => each !== namespace)), open: new Set([namespace]) } });
}

function ofEmptyPlace({ at, actions }: Asked): MenuGroups {
  const namespace = actions.bandAt(at);
  return [
    [
      ...newHere('New', at, namespace, actions),
      ...line('paste-clipboard', 'Paste'),
      ...line('open-templates', 'Templates…'),
    ],
    [
      ...line('select-all', 'Select all'),
      ...(getCanvas().hits.size > 0 ? line('select-hits', 'Select the matches') : []),
    ],
    [...line('arrange-canvas', 'Arrange'), ...line('fit-canvas', 'Fit')],
    [...line('fold-bands', 'Fold all'), ...line('unfold-bands', 'Unfold all')],
  ];
}
