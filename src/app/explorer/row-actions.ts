import { spotOfPlace, type Spot } from '../../core/picture';
import { locate } from '../../core/snapshot';
import { valueAt } from '../../core/yaml';
import { topologyIn } from '../drawing';
import { findCommand, runCommand } from '../commands';
import { deleteEnds } from '../commands/delete-ends';
import { openDialog } from '../dialogs';
import { layoutMode } from '../layout-mode';
import { notify } from '../notices';
import { dispatch, getState, placesOf, select } from '../store';
import { setView } from '../view';
import type { Row } from './row';
import { rowMenuWords } from './words/tree';

/** Runs a command on what is selected. The canvas carries it out, and so must be on the page where panes are shown one at a time. */
export function runOnCanvas(id: string): void {
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
  const spot = spotOfPlace(topologyIn(snapshot), place);
  const among = selection && placesOf(selection).some((each) => isSame(spotOfPlace(topologyIn(snapshot), each), spot));
  if (!among) select({ place, from: 'explorer' });
}

function isSame(a: Spot | undefined, b: Spot | undefined): boolean {
  return a !== undefined && a.node === b?.node && a.part === b.part;
}

/** Asks for another name of what a row shows: of files, resources and pods in a sheet, of calls, ports and notes as the canvas does. */
export function renameRow(row: Row): void {
  if (row.type === 'gone') return;
  if (row.type === 'file') openDialog('rename', `file:${row.label}`);
  else if (row.type === 'resource') openDialog('rename', `resource:${row.resource ?? ''}`);
  else if (row.kind === 'Workload') openDialog('rename', `workload:${workloadName(row)}`);
  else runOnRow(row, 'rename-resource');
}

/** Deletes what a row shows, or all that is selected when it is among that; asks only where others would be left pointing at nothing. */
export function deleteRow(row: Row): void {
  if (row.type === 'gone') return;
  if (row.type === 'file') return removeFile(row.label);
  const ends = endsOf(row);
  if (ends.length > 0) deleteEnds(ends, 'explorer');
  else notify({ tone: 'info', text: rowMenuWords.standsForOthers(row.label) });
}

function removeFile(file: string): void {
  if (dispatch({ label: rowMenuWords.removeFile(file), origin: 'explorer', files: [{ type: 'remove', path: file }] }))
    notify({ tone: 'info', text: rowMenuWords.removedFile(file), undo: true });
}

function endsOf({ place, resource, type, end }: Row): readonly Spot[] {
  const { selection, snapshot } = getState();
  if (end) return [end];
  if (!place) return [];
  const spot = spotOfPlace(topologyIn(snapshot), place);
  const own = type === 'resource' && resource !== undefined ? { node: resource, part: null } : spot;
  if (!own) return [];
  const several = selection?.also
    ? placesOf(selection).flatMap((each) => spotOfPlace(topologyIn(snapshot), each) ?? [])
    : [];
  return several.some((each) => isSame(each, spot)) ? several : [own];
}

/** `namespace/name` as written, with an empty namespace when there is none. */
function workloadName(row: Row): string {
  const { place } = row;
  const workload = place && valueAt(locate(getState().snapshot, place)?.document.value, place.path);
  return `${String(valueAt(workload, ['namespace']) ?? '')}/${String(valueAt(workload, ['name']) ?? '')}`;
}
