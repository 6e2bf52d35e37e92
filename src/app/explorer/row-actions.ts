import type { ChangeResult } from '../../core/edit-at';
import type { Resource } from '../../core/schema';
import { locate } from '../../core/snapshot';
import { valueAt } from '../../core/yaml';
import { downloadFile } from '../browser/export-files';
import { deleteEnds } from '../commands/delete-ends';
import { deleteAt, deleteDocument } from '../commands/delete-resource';
import { duplicateResource } from '../commands/duplicate-resource';
import { openDialog } from '../dialogs';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import type { Row } from './row';

/** What can be done to a row besides selecting it. */
export interface RowAction {
  readonly id: string;
  readonly title: string;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly run: () => void;
}

/** The actions of a row's menu. */
export function actionsFor(row: Row): readonly RowAction[] {
  switch (row.type) {
    case 'file':
      return [
        { id: 'rename', title: 'Rename…', keys: 'F2', run: () => renameRow(row) },
        { id: 'download', title: 'Download', run: () => downloadFile(row.label) },
        { id: 'remove', title: 'Remove', keys: 'Delete', danger: true, run: () => deleteRow(row) },
      ];
    case 'resource':
      return [
        { id: 'rename', title: 'Rename…', keys: 'F2', run: () => renameRow(row) },
        { id: 'duplicate', title: 'Duplicate', run: () => duplicateRow(row) },
        { id: 'copy', title: 'Copy YAML', run: () => copyRow(row) },
        { id: 'delete', title: 'Delete', keys: 'Delete', danger: true, run: () => deleteRow(row) },
      ];
    case 'part':
      return [
        ...(row.kind === 'Workload' ? [{ id: 'rename', title: 'Rename…', keys: 'F2', run: () => renameRow(row) }] : []),
        { id: 'delete', title: 'Delete', keys: 'Delete', danger: true, run: () => deleteRow(row) },
      ];
    case 'namespace':
      return [];
    case 'text':
      return [
        { id: 'copy', title: 'Copy YAML', run: () => copyRow(row) },
        { id: 'delete', title: 'Delete', keys: 'Delete', danger: true, run: () => deleteRow(row) },
      ];
  }
}

export function renameRow(row: Row): void {
  if (row.type === 'file') openDialog('rename', `file:${row.label}`);
  else if (row.type === 'resource') openDialog('rename', `resource:${row.resource ?? ''}`);
  else if (row.kind === 'Workload') openDialog('rename', `workload:${workloadName(row)}`);
}

/** Deletes at once, with `Undo` in the notice; asks only where other documents would be left pointing at nothing. */
export function deleteRow(row: Row): void {
  const { snapshot } = getState();
  if (row.type === 'file') {
    const file = row.label;
    if (dispatch({ label: `Remove ${file}`, origin: 'explorer', files: [{ type: 'remove', path: file }] }))
      notify({ tone: 'info', text: `Removed ${file}.`, undo: true });
  } else if (row.type === 'resource') {
    if (row.resource !== undefined) deleteEnds([{ node: row.resource, part: null }], 'explorer');
  } else if (!row.place) {
    return;
  } else if (row.type === 'text') {
    make(deleteDocument(snapshot, row.place), `Deleted a document of ${row.place.file}.`);
  } else {
    make(deleteAt(snapshot, row.place, row.label), `Deleted ${row.label}.`);
  }
}

function duplicateRow(row: Row): void {
  const resource = resourceOf(row);
  if (resource) make(duplicateResource(getState().snapshot, resource), `Duplicated ${resource.kind} ${resource.name}.`);
}

function copyRow(row: Row): void {
  const located = row.place && locate(getState().snapshot, row.place);
  if (!located) return;
  navigator.clipboard.writeText(located.document.text).then(
    () => notify({ tone: 'ok', text: `Copied the YAML of ${row.label}.` }),
    () => notify({ tone: 'error', text: 'The browser does not let this page write to the clipboard.' }),
  );
}

function make(result: ChangeResult, text: string): void {
  if (!result.ok) {
    notify({ tone: 'error', text: result.detail });
    return;
  }
  if (dispatch({ ...result.change, origin: 'explorer' })) notify({ tone: 'info', text, undo: true });
}

function resourceOf(row: Row): Resource | undefined {
  return getState().snapshot.resources.find((resource) => resource.key === row.resource);
}

/** `namespace/name` as written, with an empty namespace when there is none. */
function workloadName(row: Row): string {
  const { place } = row;
  const workload = place && valueAt(locate(getState().snapshot, place)?.document.value, place.path);
  return `${String(valueAt(workload, ['namespace']) ?? '')}/${String(valueAt(workload, ['name']) ?? '')}`;
}
