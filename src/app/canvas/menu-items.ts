import { bandOfId, nodesById } from '../../core/picture';
import { line } from '../menu-line';
import { menuFor, menuForSeveral } from '../menus';
import { getCanvas, setCanvas, type Floating } from './canvas-state';
import { item, newHere, type MenuGroups } from './menu-lines';
import { pickSpots } from './picking';
import { contentOfBand, type Picked } from './selecting';
import type { Actions } from './use-actions';
import { menuWords } from './words/menu';

type Menu = Extract<Floating, { type: 'menu' }>;

/** The menu of what was pressed: of a card, a part of one, several of them, a band, or an empty place. Groups without a line are left out. */
export function menuOf({ spot, at }: Menu, picked: Picked, actions: Actions): MenuGroups {
  return groupsOf({ spot, at, picked, actions }).filter((group) => group.length > 0);
}

/** What the menu is called: that of the card it is for. */
export function titleOfMenu({ spot }: Menu, picked: Picked, actions: Actions): string {
  if (!spot) return menuWords.canvas;
  if (picked.length > 1 && bandOfId(spot.node) === undefined) return menuWords.selected(picked.length);
  const band = bandOfId(spot.node);
  if (band !== undefined) return menuWords.namespace(band);
  return nodesById(actions.graph.topology).get(spot.node)?.label ?? menuWords.canvas;
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
      ...newHere(menuWords.newHere, at, namespace, actions),
      ...item(menuWords.addSidecar, { keys: 'X', writes: true }, () => actions.drop('sidecar', at, spot)),
      ...item(menuWords.addNote, { keys: 'N', writes: true }, () => actions.drop('note', at, spot)),
    ],
    [
      ...item(menuWords.selectInside(inside.length), { keys: 'Space' }, () => pickSpots(graph.topology, inside)),
      ...(band
        ? item(
            band.folded ? menuWords.unfold : menuWords.fold,
            { keys: band.folded ? 'ArrowRight' : 'ArrowLeft' },
            () => foldBand(namespace, !band.folded),
          )
        : []),
      ...item(menuWords.onlyThis, {}, () => onlyThis(actions, namespace)),
    ],
    [...line('fold-bands', menuWords.foldAll), ...line('unfold-bands', menuWords.unfoldAll)],
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
      ...newHere(menuWords.new, at, namespace, actions),
      ...line('paste-clipboard', menuWords.paste),
      ...line('open-templates', menuWords.templates),
    ],
    [
      ...line('select-all', menuWords.selectAll),
      ...(getCanvas().hits.size > 0 ? line('select-hits', menuWords.selectHits) : []),
    ],
    [...line('arrange-canvas', menuWords.arrange), ...line('fit-canvas', menuWords.fit)],
    [...line('fold-bands', menuWords.foldAll), ...line('unfold-bands', menuWords.unfoldAll)],
  ];
}
