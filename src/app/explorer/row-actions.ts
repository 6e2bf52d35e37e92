import { locate } from '../../core/snapshot';
import { valueAt } from '../../core/yaml';
import { downloadFile } from '../browser/export-files';
import { findCommand, runCommand } from '../commands';
import { deleteEnds } from '../commands/delete-ends';
import { openDialog } from '../dialogs';
import { layoutMode } from '../layout-mode';
import { notify } from '../notices';
import { getSession, whyReadOnly } from '../session';
import { spotOfPlace, type Spot } from '../spots';
import { dispatch, getState, placesOf, select } from '../store';
import { setView } from '../view';
import type { Row } from './row';

/** What can be done to a row besides selecting it. */
export interface RowAction {
  readonly id: string;
  readonly title: string;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly run: () => void;
}

/** The actions of a row's menu, in groups. What is not enabled for what is selected is left out. */
export function actionsFor(row: Row): readonly (readonly RowAction[])[] {
  switch (row.type) {
    case 'file':
      return [
        [
          { id: 'rename', title: 'Rename…', keys: 'F2', run: () => renameRow(row) },
          { id: 'download', title: 'Download', run: () => downloadFile(row.label) },
        ],
        [{ id: 'remove', title: 'Remove', keys: 'Delete', danger: true, run: () => deleteRow(row) }],
      ];
    case 'namespace':
      return [commandActions([['draw-pod'], ['add-service-entry'], ['add-sidecar'], ['add-gateway']])];
    default:
      return groupsFor(row).filter((group) => group.length > 0);
  }
}

type Wanted = readonly [id: string, title?: string];

/** What rewrites a resource together with what refers to it. */
function rewrites({ kind }: Row): readonly Wanted[] {
  const moves: Wanted = ['move-to-namespace', 'Move to namespace…'];
  if (kind === 'EgressDesign') return [];
  if (kind !== 'ServiceEntry') return [moves];
  return [['choose-resolution', 'Choose resolution…'], ['rename-host', 'Rename host everywhere…'], moves];
}

function groupsFor(row: Row): readonly (readonly RowAction[])[] {
  const renames = canRename(row) ? [{ id: 'rename', title: 'Rename…', keys: 'F2', run: () => renameRow(row) }] : [];
  return [
    [...commandActions([['go-to-text'], ['focus-path', 'Focus path on the canvas']]), ...renames],
    commandActions(addsTo(row)),
    commandActions(row.kind === 'ServiceEntry' ? patterns : []),
    commandActions(row.type === 'resource' ? rewrites(row) : []),
    commandActions([
      ['duplicate-selected', 'Duplicate'],
      ['copy-selected', 'Copy YAML'],
      ['cut-selected', 'Cut'],
      ...(row.type === 'resource' || row.kind === 'Workload' ? [['pin-card', 'Pin or unpin'] as const] : []),
    ]),
    [{ id: 'delete', title: 'Delete', keys: 'Delete', danger: true, run: () => deleteRow(row) }],
  ];
}

/** What can be drawn from a thing, as the canvas offers it on its card. */
function addsTo({ kind, type }: Row): readonly Wanted[] {
  const connect: Wanted = ['connect', 'Connect…'];
  switch (kind) {
    case 'Workload':
      return [['add-call', 'Add a call…'], connect, ['add-sidecar', 'Add Sidecar'], ['add-note', 'Add note…']];
    case 'ServiceEntry':
      return [
        ['add-port', 'Add port'],
        ['add-endpoint', 'Add endpoint…'],
        ['add-destination-rule', 'Add DestinationRule'],
        ['add-virtual-service', 'Add VirtualService'],
        connect,
        ['add-note', 'Add note…'],
      ];
    case 'DestinationRule':
    case 'VirtualService':
    case 'Sidecar':
    case 'Gateway':
      return [connect, ['add-note', 'Add note…']];
    default:
      return type === 'part' ? [connect, ...ofCall] : [];
  }
}

/** What rewrites several places at once, each with its patch shown first. */
const patterns: readonly Wanted[] = [
  ['start-tls-at-the-sidecar', 'Start TLS at the sidecar…'],
  ['pass-tls-through', 'Pass TLS through…'],
  ['route-through-egress-gateway', 'Route through egress gateway…'],
  ['back-to-direct', 'Back to direct…'],
  ['add-failover-order', 'Add failover order…'],
  ['turn-on-outlier-detection', 'Turn on outlier detection…'],
];

/** What the canvas offers for a call; the commands rest where something else is selected. */
const ofCall: readonly Wanted[] = [
  ['create-entry', 'Create ServiceEntry'],
  ['expect-this', 'Expect this'],
  ['expect-blocked', 'Expect blocked'],
  ['expect-nothing', 'Expect nothing'],
];

function commandActions(wanted: readonly Wanted[]): RowAction[] {
  return wanted.flatMap(([id, title]) => {
    const command = findCommand(id);
    if (!command || command.isEnabled?.(getState()) === false) return [];
    if (command.writes && whyReadOnly(getSession()) !== null) return [];
    return [{ id, title: title ?? command.title, run: () => runOnCanvas(id) }];
  });
}

/** Runs a command on what is selected. The canvas carries it out, and so must be on the page where panes are shown one at a time. */
function runOnCanvas(id: string): void {
  if (findCommand(id)?.where === 'canvas' && layoutMode() === 'single') setView({ pane: 'canvas' });
  runCommand(id);
}

/** Runs a command on what a row shows; it is selected first, and the canvas follows the selection before it is asked. */
export function runOnRow(row: Row, id: string): void {
  if (!row.place || row.type === 'file') return;
  selectForMenu(row);
  setTimeout(() => runOnCanvas(id));
}

/** Selects what a row shows, for its menu; what is selected already, together with others, stays so. */
export function selectForMenu({ place }: Row): void {
  if (!place || place.document === '') return;
  const { selection, snapshot } = getState();
  const spot = spotOfPlace(snapshot.topology, place);
  const among = selection && placesOf(selection).some((each) => isSame(spotOfPlace(snapshot.topology, each), spot));
  if (!among) select({ place, from: 'explorer' });
}

function isSame(a: Spot | undefined, b: Spot | undefined): boolean {
  return a !== undefined && a.node === b?.node && a.part === b.part;
}

function canRename(row: Row): boolean {
  return (row.type === 'resource' && row.resource !== undefined) || row.kind === 'Workload';
}

/** Asks for another name of what a row shows, where it has one. */
export function renameRow(row: Row): void {
  if (row.type === 'file') openDialog('rename', `file:${row.label}`);
  else if (row.type === 'resource') openDialog('rename', `resource:${row.resource ?? ''}`);
  else if (row.kind === 'Workload') openDialog('rename', `workload:${workloadName(row)}`);
}

/** Deletes what a row shows, or all that is selected when it is among that; asks only where others would be left pointing at nothing. */
export function deleteRow(row: Row): void {
  if (row.type === 'file') return removeFile(row.label);
  const ends = endsOf(row);
  if (ends.length > 0) deleteEnds(ends, 'explorer');
  else notify({ tone: 'info', text: `${row.label} stands for others. Delete what is in it.` });
}

function removeFile(file: string): void {
  if (dispatch({ label: `Remove ${file}`, origin: 'explorer', files: [{ type: 'remove', path: file }] }))
    notify({ tone: 'info', text: `Removed ${file}.`, undo: true });
}

function endsOf({ place, resource, type, end }: Row): readonly Spot[] {
  const { selection, snapshot } = getState();
  if (end) return [end];
  if (!place) return [];
  const spot = spotOfPlace(snapshot.topology, place);
  const own = type === 'resource' && resource !== undefined ? { node: resource, part: null } : spot;
  if (!own) return [];
  const several = selection?.also
    ? placesOf(selection).flatMap((each) => spotOfPlace(snapshot.topology, each) ?? [])
    : [];
  return several.some((each) => isSame(each, spot)) ? several : [own];
}

/** `namespace/name` as written, with an empty namespace when there is none. */
function workloadName(row: Row): string {
  const { place } = row;
  const workload = place && valueAt(locate(getState().snapshot, place)?.document.value, place.path);
  return `${String(valueAt(workload, ['namespace']) ?? '')}/${String(valueAt(workload, ['name']) ?? '')}`;
}
