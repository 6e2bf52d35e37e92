import { spotOfPlace } from '../../core/picture';
import { topologyIn } from '../drawing';
import { downloadFile } from '../browser/export-files';
import { line, type MenuLine, type MenuLines } from '../menu-line';
import { menuFor, menuForSeveral } from '../menus';
import { getState, placesOf } from '../store';
import type { Row } from './row';
import { deleteRow, renameRow, runOnCanvas } from './row-actions';
import { rowMenuWords } from './words/tree';

/** The menu of a row, which is selected: that of the canvas for the same thing, with the row's own way to rename and delete it. */
export function linesFor(row: Row): MenuLines {
  if (row.type === 'file') return ofFile(row);
  if (row.type === 'namespace')
    return [['draw-pod', 'add-service-entry', 'add-sidecar', 'add-gateway'].flatMap((id) => line(id)).map(asRow(row))];
  const { selection, snapshot } = getState();
  const isAmongSeveral = selection !== null && placesOf(selection).length > 1;
  const spot = row.place && spotOfPlace(topologyIn(snapshot), row.place);
  const lines = isAmongSeveral ? menuForSeveral() : spot ? menuFor(spot) : ofUndrawn();
  return lines.map((group) => group.map(asRow(row)));
}

function ofFile(row: Row): MenuLines {
  return [
    [
      { id: 'rename', title: rowMenuWords.rename, keys: 'F2', run: () => renameRow(row) },
      { id: 'download', title: rowMenuWords.download, run: () => downloadFile(row.label) },
    ],
    [{ id: 'remove', title: rowMenuWords.remove, keys: 'Delete', danger: true, run: () => deleteRow(row) }],
  ];
}

/** What has no card on the canvas is known by its text alone. */
function ofUndrawn(): MenuLines {
  const lines = [
    line('go-to-text'),
    [...line('rename-resource', rowMenuWords.rename), ...line('move-to-namespace', rowMenuWords.moveToNamespace)],
    line('delete-resource', rowMenuWords.delete).map((each): MenuLine => ({ ...each, danger: true })),
  ];
  return lines.filter((group) => group.length > 0);
}

/** A line as the tree carries it out: the canvas must be on the page for what it does. */
function asRow(row: Row): (each: MenuLine) => MenuLine {
  return (each) => {
    if (each.id === 'delete-resource') return { ...each, run: () => deleteRow(row) };
    if (each.id === 'rename-resource') return { ...each, run: () => renameRow(row) };
    return { ...each, run: () => runOnCanvas(each.id) };
  };
}
