import { topologyOf } from '../core/topology';
import { resourceAt } from '../core/snapshot';
import type { Node } from '../core/topology';
import { valueAt } from '../core/yaml';
import { findCommand, runCommand } from './commands';
import { patterns } from './commands/patterns';
import { hostAt } from './commands/rename-host';
import { menuWords } from './commands/words/menu';
import { getSession, whyReadOnly } from './session';
import { bandOfId, isImplied, nodesById, placeOfSpot, type Spot } from './spots';
import { getState, type AppState } from './store';

/** A line of a menu: a command on what is selected. */
export interface MenuLine {
  /** The id of the command. */
  readonly id: string;
  readonly title: string;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly run: () => void;
}

/** The lines of a menu in groups, which stand apart. */
export type MenuLines = readonly (readonly MenuLine[])[];

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

/** The line of a command; none where it cannot be run now, or writes while nothing may be written. */
export function line(id: string, title?: string): MenuLine[] {
  const command = findCommand(id);
  if (!command || command.isEnabled?.(getState()) === false) return [];
  if (command.writes === true && whyReadOnly(getSession()) !== null) return [];
  const keys = command.keys?.[0];
  return [{ id, title: title ?? command.title, ...(keys === undefined ? {} : { keys }), run: () => runCommand(id) }];
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

function ofCard(state: AppState, spot: Spot, node: Node): MenuLines {
  const isNamed = canRename(state, spot, node);
  return [
    [
      ...line('go-to-text'),
      ...line('trace-selected', menuWords.traceFromHere),
      ...line('focus-path', menuWords.focusPath),
      ...whoSees(node),
      ...whoWins(node),
      ...asEnvoy(node),
    ],
    addsTo(node),
    patternsFor(state, node),
    [
      ...(isNamed ? line('rename-resource', menuWords.rename) : []),
      ...(hasHost(state, spot) ? line('rename-host', menuWords.renameHost) : []),
      ...(isImplied(node) ? [] : line('duplicate-selected', menuWords.duplicate)),
      ...(isNamed && !isInEntry(node) ? line('move-to-namespace', menuWords.moveToNamespace) : []),
      ...line('add-note', menuWords.addNote),
      ...line('pin-card', isPinned(state, node) ? menuWords.unpin : menuWords.pinHere),
    ],
    [...copying(), ...line('copy-mermaid', menuWords.copyMermaid)],
    deleting(),
  ];
}

/** What can be added to a card, or drawn from it. */
function addsTo(node: Node): MenuLine[] {
  const connect = line('connect', menuWords.connect);
  if (node.type === 'workload')
    return [...line('add-call', menuWords.addCall), ...connect, ...line('add-sidecar', menuWords.addSidecar)];
  if (node.type !== 'service-entry') return connect;
  return [
    ...line('add-port', menuWords.addPort),
    ...line('add-endpoint', menuWords.addEndpoint),
    ...line('add-destination-rule', menuWords.addDestinationRule),
    ...line('add-virtual-service', menuWords.addVirtualService),
    ...connect,
    ...line('choose-resolution', menuWords.chooseResolution),
  ];
}

/** The patterns that rewrite several places, where they are offered for a resource, or for one port of it. */
function patternsFor({ snapshot }: AppState, node: Node, port?: number): MenuLine[] {
  if (node.type !== 'service-entry' && node.type !== 'gateway') return [];
  const resource = node.place && resourceAt(snapshot, node.place);
  if (!resource) return [];
  const aim = port === undefined ? undefined : { port };
  return patterns
    .filter((pattern) => pattern.offered(snapshot, resource.key, aim) === true)
    .flatMap(({ id, title }) => line(id, menuWords.pattern(title)));
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

function ofPort(state: AppState, node: Node, port: number): MenuLines {
  return [
    [
      ...line('go-to-text'),
      ...line('trace-selected', menuWords.traceFromHere),
      ...line('who-gets-port'),
      ...line('focus-path', menuWords.focusPath),
      ...line('connect', menuWords.connect),
      ...asEnvoy(node),
    ],
    patternsFor(state, node, port),
    [...line('duplicate-selected', menuWords.duplicate), ...copying()],
    deleting(),
  ];
}

function ofNote(): MenuLines {
  return [[...line('rename-resource', menuWords.editNote), ...line('go-to-text')], copying(), deleting()];
}

function whoSees(node: Node): MenuLine[] {
  return node.type === 'service-entry' ? line('who-sees', menuWords.whoSees) : [];
}

/** What is for a host asks which rule wins for it; an entry also who gets its first port. */
function whoWins(node: Node): MenuLine[] {
  if (node.type === 'loose') return forHosts.has(node.kind) ? line('which-rule-wins') : [];
  return node.type === 'service-entry' ? [...line('which-rule-wins'), ...line('who-gets-port')] : [];
}

function asEnvoy(node: Node): MenuLine[] {
  return node.type === 'service-entry' ? line('show-envoy', menuWords.showEnvoy) : [];
}

/** Kinds of which another one may count in their place. */
const forHosts: ReadonlySet<string> = new Set(['DestinationRule', 'VirtualService']);

function copying(): MenuLine[] {
  return [...line('copy-selected', menuWords.copyYaml), ...line('cut-selected', menuWords.cut)];
}

function deleting(): MenuLine[] {
  return line('delete-resource', menuWords.delete).map((each) => ({ ...each, danger: true }));
}

/** Whether a card is an endpoint that stands in its entry, and moves with that alone. */
function isInEntry(node: Node): boolean {
  return node.type === 'endpoint' && node.from === undefined;
}

/** Whether a card has a name, a host or an address of its own. */
function canRename({ snapshot }: AppState, spot: Spot, node: Node): boolean {
  const place = placeOfSpot(topologyOf(snapshot), spot);
  if (!place) return false;
  if (node.type === 'workload' && node.source === 'EgressDesign') return true;
  if (isInEntry(node)) return true;
  const resource = resourceAt(snapshot, place);
  return resource !== undefined && resource.kind !== 'EgressDesign';
}

function hasHost({ snapshot }: AppState, spot: Spot): boolean {
  const place = placeOfSpot(topologyOf(snapshot), spot);
  return place !== undefined && hostAt(snapshot, place) !== undefined;
}

function isPinned({ snapshot }: AppState, { id }: Node): boolean {
  return snapshot.resources.some(
    ({ kind, value }) => kind === 'EgressDesign' && valueAt(value, ['spec', 'layout', 'pins', id]) !== undefined,
  );
}
