import { isImplied, placeOfSpot, type Spot } from '../core/picture';
import { resourceAt } from '../core/snapshot';
import { topologyOf, type Node } from '../core/topology';
import { valueAt } from '../core/yaml';
import { patterns } from './commands/patterns';
import { hostAt } from './commands/rename-host';
import { menuWords } from './commands/words/menu';
import { copying, deleting, line, type MenuLine, type MenuLines } from './menu-line';
import type { AppState } from './store';

/** The menu of a card as a whole. */
export function ofCard(state: AppState, spot: Spot, node: Node): MenuLines {
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

/** The menu of the row of one port on the card of its entry. */
export function ofPort(state: AppState, node: Node, port: number): MenuLines {
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
