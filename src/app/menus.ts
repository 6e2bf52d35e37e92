import { bandOfId, nodesById, type Spot } from '../core/picture';
import { topologyOf } from '../core/topology';
import { ofCard, ofPort } from './card-menu';
import { menuWords } from './commands/words/menu';
import { copying, deleting, line, type MenuLines } from './menu-line';
import { getState, type AppState } from './store';

/**
 * The menu of something that is selected, the same wherever it is shown: a card or a part of one. What cannot be done now is left out, and
 * so are groups without a line. A namespace as a whole has no lines here.
 */
export function menuFor(spot: Spot): MenuLines {
  return linesOf(getState(), spot).filter((group) => group.length > 0);
}

/** The menu of several things that are selected together. */
export function menuForSeveral(): MenuLines {
  return [
    [...line('focus-path', menuWords.focusPath), ...line('fit-selection', menuWords.fitSelection)],
    [
      ...line('pin-card', menuWords.pinOrUnpin),
      ...line('move-card', menuWords.moveByKeys),
      ...line('duplicate-selected', menuWords.duplicate),
      ...line('move-to-namespace', menuWords.moveToNamespace),
    ],
    [...copying(), ...line('export-selection', menuWords.exportSelection)],
    deleting(),
  ].filter((group) => group.length > 0);
}

function linesOf(state: AppState, spot: Spot): MenuLines {
  const { part } = spot;
  if (part?.startsWith('rule:')) return ofRule();
  if (part?.startsWith('note:')) return ofNote();
  const node = nodesById(topologyOf(state.snapshot)).get(spot.node);
  if (!node || bandOfId(spot.node) !== undefined) return [];
  if (part?.startsWith('call:')) return ofCall();
  if (part?.startsWith('port:')) return ofPort(state, node, Number(part.slice('port:'.length)));
  if (part?.startsWith('pod:')) return [line('go-to-text'), copying(), deleting()];
  if (part !== null) return [line('go-to-text')];
  if (node.type === 'cluster') return [line('focus-path', menuWords.focusPath)];
  if (node.type === 'unreadable') return [line('go-to-text'), copying(), deleting()];
  return ofCard(state, spot, node);
}

function ofRule(): MenuLines {
  return [
    [
      ...line('go-to-text'),
      ...line('which-rule-wins'),
      ...line('focus-path', menuWords.focusPath),
      ...line('connect', menuWords.connectToEntry),
    ],
    [
      ...line('rename-resource', menuWords.rename),
      ...line('duplicate-selected', menuWords.duplicate),
      ...line('move-to-namespace', menuWords.moveToNamespace),
      ...line('add-note', menuWords.addNote),
    ],
    copying(),
    deleting(),
  ];
}

/** Promises and a new entry are offered where the call can have them, which their commands know. */
function ofCall(): MenuLines {
  return [
    [
      ...line('trace-selected', menuWords.trace),
      ...line('which-rule-wins'),
      ...line('go-to-text'),
      ...line('focus-path', menuWords.focusPath),
    ],
    [
      ...line('expect-this', menuWords.expectThis),
      ...line('expect-blocked', menuWords.expectBlocked),
      ...line('expect-nothing', menuWords.expectNothing),
      ...line('rename-resource', menuWords.editUrl),
      ...line('create-entry', menuWords.createEntry),
      ...line('connect', menuWords.leadElsewhere),
    ],
    [...line('duplicate-selected', menuWords.duplicate), ...copying()],
    deleting(),
  ];
}

function ofNote(): MenuLines {
  return [[...line('rename-resource', menuWords.editNote), ...line('go-to-text')], copying(), deleting()];
}
