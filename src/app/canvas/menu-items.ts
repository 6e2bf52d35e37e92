import type { CallRow, Node } from '../../core/topology';
import { patterns } from '../commands/patterns';
import { openPattern } from '../patch-request';
import { getSession, whyReadOnly } from '../session';
import { getState } from '../store';
import { resourceOfSpot } from './actions';
import { getCanvas, setCanvas, type Floating } from './canvas-state';
import { copyMermaid } from './copy-mermaid';
import { contentOfBand, type Picked } from './selecting';
import { bandOfId, isImplied, nodesById } from '../spots';
import type { Actions } from './use-actions';
import { sayWhoSees } from './who-sees';
import { command, item, newHere, type MenuGroups, type MenuItem } from './menu-lines';
import { pickSpots } from './picking';
import { renamingsOf } from './renaming';
import { askForEndpoint } from './place-tool';

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
  const { spot, picked, actions } = asked;
  if (!spot) return ofEmptyPlace(asked);
  const band = bandOfId(spot.node);
  if (band !== undefined && spot.part === null) return ofBand(asked, band);
  if (picked.length > 1) return ofSeveral();
  if (spot.part?.startsWith('rule:')) return ofRule();
  const node = nodesById(actions.graph.topology).get(spot.node);
  if (!node) return [];
  if (spot.part?.startsWith('call:')) return ofCall(node, spot.part.slice('call:'.length));
  if (spot.part?.startsWith('port:')) return ofPort(asked, node, Number(spot.part.slice('port:'.length)));
  if (spot.part?.startsWith('note:')) return ofNote();
  if (spot.part !== null) return [[...command('go-to-text')]];
  return ofCard(asked, node);
}

function ofCard(asked: Asked, node: Node): MenuGroups {
  const { actions } = asked;
  switch (node.type) {
    case 'cluster':
      return [[...command('focus-path', 'Focus path')]];
    case 'unreadable':
      return [[...command('go-to-text')], [...copying()], [...deleting()]];
    default:
      return [
        [...command('go-to-text'), ...command('focus-path', 'Focus path'), ...whoSees(node)],
        [...addsTo(asked, node)],
        [...patternsFor(asked, node)],
        [
          ...(isNamed(asked) ? command('rename-resource', 'Rename…') : []),
          ...(isNamed(asked) ? command('rename-host', 'Rename host everywhere…') : []),
          ...(isImplied(node) ? [] : command('duplicate-selected', 'Duplicate')),
          ...(isNamed(asked) ? command('move-to-namespace', 'Move to namespace…') : []),
          ...command('add-note', 'Add note…'),
          ...pinning(actions, node),
        ],
        [...copying(), ...mermaid(asked, node)],
        [...deleting()],
      ];
  }
}

/** What can be added to a card, or drawn from it. */
function addsTo({ at, actions }: Asked, node: Node): MenuItem[] {
  const connect = command('connect', 'Connect…');
  if (node.type === 'workload')
    return [
      ...item('Add a call…', { keys: '', writes: true }, () =>
        actions.form({ type: 'connect', at, from: { node: node.id, part: null } }),
      ),
      ...connect,
      ...command('add-sidecar', 'Add Sidecar'),
    ];
  if (node.type !== 'service-entry') return connect;
  return [
    ...command('add-port', 'Add port'),
    ...item('Add endpoint…', { keys: '', writes: true }, () => askForEndpoint(node.id, { at, form: actions.form })),
    ...command('add-destination-rule', 'Add DestinationRule'),
    ...command('add-virtual-service', 'Add VirtualService'),
    ...connect,
    ...command('choose-resolution', 'Choose resolution…'),
  ];
}

/** The patterns that rewrite several places, where they are offered for a resource, or for one port of it. */
function patternsFor({ actions }: Asked, node: Node, port?: number): MenuItem[] {
  if ((node.type !== 'service-entry' && node.type !== 'gateway') || whyReadOnly(getSession()) !== null) return [];
  const { snapshot } = getState();
  const resource = resourceOfSpot(snapshot, { node: node.id, part: null });
  if (!resource || actions.readOnly) return [];
  const aim = port === undefined ? undefined : { port };
  return patterns
    .filter((pattern) => pattern.offered(snapshot, resource.key, aim) === true)
    .map(({ id, title }) => ({ title: `${title}…`, run: () => void openPattern(id, resource.key, aim) }));
}

function ofRule(): MenuGroups {
  return [
    [...command('go-to-text'), ...command('focus-path', 'Focus path'), ...command('connect', 'Connect to an entry…')],
    [
      ...command('rename-resource', 'Rename…'),
      ...command('duplicate-selected', 'Duplicate'),
      ...command('move-to-namespace', 'Move to namespace…'),
      ...command('add-note', 'Add note…'),
    ],
    [...copying()],
    [...deleting()],
  ];
}

function ofCall(node: Node, id: string): MenuGroups {
  const call = node.type === 'workload' ? node.calls.find((each) => each.id === id) : undefined;
  return [
    [...command('go-to-text'), ...command('focus-path', 'Focus path')],
    [
      ...expecting(call),
      ...command('rename-resource', 'Edit URL…'),
      ...(call ? creating(call) : []),
      ...command('connect', 'Lead it elsewhere…'),
    ],
    [...command('duplicate-selected', 'Duplicate'), ...copying()],
    [...deleting()],
  ];
}

function expecting(call: CallRow | undefined): MenuItem[] {
  return [
    ...command('expect-this', 'Expect this'),
    ...command('expect-blocked', 'Expect blocked'),
    ...(call?.expects === undefined ? [] : command('expect-nothing', 'Expect nothing')),
  ];
}

/** A call that nobody defines can be given its entry. */
function creating(call: CallRow): MenuItem[] {
  return call.target === null && call.host !== '' ? command('create-entry', 'Create ServiceEntry') : [];
}

function ofPort(asked: Asked, node: Node, port: number): MenuGroups {
  return [
    [...command('go-to-text'), ...command('focus-path', 'Focus path'), ...command('connect', 'Connect…')],
    [...patternsFor(asked, node, port)],
    [...command('duplicate-selected', 'Duplicate'), ...copying()],
    [...deleting()],
  ];
}

function ofNote(): MenuGroups {
  return [[...command('rename-resource', 'Edit note…'), ...command('go-to-text')], [...copying()], [...deleting()]];
}

function ofSeveral(): MenuGroups {
  return [
    [...command('focus-path', 'Focus path'), ...command('fit-selection', 'Fit selection')],
    [
      ...command('pin-card', 'Pin or unpin'),
      ...command('move-card', 'Move with the arrow keys'),
      ...command('duplicate-selected', 'Duplicate'),
      ...command('move-to-namespace', 'Move to namespace…'),
    ],
    [...copying(), ...command('export-selection', 'Export selection')],
    [...deleting()],
  ];
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
    [...command('fold-bands', 'Fold all'), ...command('unfold-bands', 'Unfold all')],
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
      ...command('paste-clipboard', 'Paste'),
      ...command('open-templates', 'Templates…'),
    ],
    [
      ...command('select-all', 'Select all'),
      ...(getCanvas().hits.size > 0 ? command('select-hits', 'Select the matches') : []),
    ],
    [...command('arrange-canvas', 'Arrange'), ...command('fit-canvas', 'Fit')],
    [...command('fold-bands', 'Fold all'), ...command('unfold-bands', 'Unfold all')],
  ];
}

function whoSees(node: Node): MenuItem[] {
  return node.type === 'service-entry' ? item('Who sees it', {}, () => sayWhoSees(node)) : [];
}

function pinning({ graph }: Actions, node: Node): MenuItem[] {
  return command('pin-card', graph.pins.has(node.id) ? 'Unpin' : 'Pin here');
}

function copying(): MenuItem[] {
  return [...command('copy-selected', 'Copy YAML'), ...command('cut-selected', 'Cut')];
}

function mermaid({ actions }: Asked, node: Node): MenuItem[] {
  return item('Copy as Mermaid', {}, () => void copyMermaid(actions.graph.topology, node));
}

function deleting(): MenuItem[] {
  return command('delete-resource', 'Delete').map((each) => ({ ...each, danger: true }));
}

/** Whether the card stands for something with a name that can be changed. */
function isNamed({ spot }: Asked): boolean {
  return spot !== null && renamingsOf(getState().snapshot, spot).length > 0;
}
