import type { CanvasRequest } from '../canvas-requests';
import type { Command } from './command';
import {
  banded,
  callSelected,
  cardSelected,
  drawn,
  entrySelected,
  podSelected,
  promiseSelected,
  somethingSelected,
  strayCallSelected,
} from './selected';
import { changeTitles, commandGroups, makeTitles, moveTitles, viewTitles } from './words/titles';

/** A command that the canvas carries out. */
interface GraphRow extends Omit<Command, 'run' | 'where'> {
  readonly request: CanvasRequest;
}

/** A command of a list whose commands have the group in common. */
type Listed = Omit<GraphRow, 'group'>;

/** What makes something. All of it writes. */
const make: readonly Listed[] = [
  { id: 'draw-pod', title: makeTitles.drawPod, keys: ['W'], request: 'place-workload' },
  { id: 'add-service-entry', title: makeTitles.addServiceEntry, keys: ['S'], request: 'place-service-entry' },
  { id: 'add-external', title: makeTitles.addExternal, keys: ['E'], request: 'place-external' },
  { id: 'add-gateway', title: makeTitles.addGateway, keys: ['G'], request: 'place-gateway' },
  { id: 'add-destination-rule', title: makeTitles.addDestinationRule, keys: ['D'], request: 'place-destination-rule' },
  { id: 'add-virtual-service', title: makeTitles.addVirtualService, keys: ['R'], request: 'place-virtual-service' },
  { id: 'add-sidecar', title: makeTitles.addSidecar, keys: ['X'], request: 'place-sidecar' },
  { id: 'add-workload-entry', title: makeTitles.addWorkloadEntry, keys: ['L'], request: 'place-workload-entry' },
  { id: 'add-note', title: makeTitles.addNote, keys: ['N'], request: 'place-note' },
  { id: 'add-call', title: makeTitles.addCall, isEnabled: podSelected, request: 'add-call' },
  { id: 'add-port', title: makeTitles.addPort, isEnabled: entrySelected, request: 'add-port' },
  { id: 'add-endpoint', title: makeTitles.addEndpoint, isEnabled: entrySelected, request: 'add-endpoint' },
  { id: 'create-entry', title: makeTitles.createEntry, isEnabled: strayCallSelected, request: 'create-entry' },
];

/** What changes or copies what is selected. All of it writes. */
const change: readonly Listed[] = [
  { id: 'connect', title: changeTitles.connect, keys: ['C'], isEnabled: somethingSelected, request: 'connect' },
  { id: 'expect-this', title: changeTitles.expectThis, isEnabled: callSelected, request: 'expect-this' },
  { id: 'expect-blocked', title: changeTitles.expectBlocked, isEnabled: callSelected, request: 'expect-blocked' },
  { id: 'expect-nothing', title: changeTitles.expectNothing, isEnabled: promiseSelected, request: 'expect-nothing' },
  {
    id: 'rename-resource',
    title: changeTitles.renameResource,
    keys: ['F2'],
    isEnabled: somethingSelected,
    request: 'rename',
  },
  {
    id: 'duplicate-selected',
    title: changeTitles.duplicateSelected,
    keys: ['Mod+D'],
    isEnabled: somethingSelected,
    request: 'duplicate',
  },
  {
    id: 'delete-resource',
    title: changeTitles.deleteResource,
    keys: ['Delete', 'Backspace'],
    isEnabled: somethingSelected,
    request: 'delete',
  },
  { id: 'pin-card', title: changeTitles.pinCard, keys: ['P'], isEnabled: somethingSelected, request: 'pin' },
  { id: 'move-card', title: changeTitles.moveCard, keys: ['M'], isEnabled: somethingSelected, request: 'move' },
];

/** What brings something in or out. */
const move: readonly Listed[] = [
  {
    id: 'copy-selected',
    title: moveTitles.copySelected,
    keys: ['Mod+C'],
    isEnabled: somethingSelected,
    request: 'copy',
  },
  {
    id: 'cut-selected',
    title: moveTitles.cutSelected,
    keys: ['Mod+X'],
    writes: true,
    isEnabled: somethingSelected,
    request: 'cut',
  },
  { id: 'paste-clipboard', title: moveTitles.pasteClipboard, keys: ['Mod+V'], writes: true, request: 'paste' },
  {
    id: 'export-selection',
    title: moveTitles.exportSelection,
    isEnabled: somethingSelected,
    request: 'export-selection',
  },
  { id: 'copy-mermaid', title: moveTitles.copyMermaid, isEnabled: cardSelected, request: 'copy-mermaid' },
  { id: 'save-svg', title: moveTitles.saveSvg, isEnabled: drawn, request: 'save-svg' },
  { id: 'save-png', title: moveTitles.savePng, isEnabled: drawn, request: 'save-png' },
];

/** What changes only what is seen, and where cards stand. */
const view: readonly Listed[] = [
  {
    id: 'arrange-canvas',
    title: viewTitles.arrangeCanvas,
    keys: ['Shift+A'],
    writes: true,
    isEnabled: drawn,
    request: 'arrange',
  },
  { id: 'unpin-all', title: viewTitles.unpinAll, writes: true, isEnabled: drawn, request: 'unpin-all' },
  { id: 'take-pointer', title: viewTitles.takePointer, keys: ['V'], request: 'take-pointer' },
  { id: 'take-hand', title: viewTitles.takeHand, keys: ['H'], request: 'take-hand' },
  { id: 'select-all', title: viewTitles.selectAll, keys: ['Mod+A'], isEnabled: drawn, request: 'select-all' },
  { id: 'focus-path', title: viewTitles.focusPath, keys: ['F'], isEnabled: drawn, request: 'focus-path' },
  { id: 'who-sees', title: viewTitles.whoSees, isEnabled: entrySelected, request: 'who-sees' },
  { id: 'filter-canvas', title: viewTitles.filterCanvas, keys: ['/'], isEnabled: drawn, request: 'filter' },
  { id: 'select-hits', title: viewTitles.selectHits, isEnabled: drawn, request: 'select-hits' },
  { id: 'fit-canvas', title: viewTitles.fitCanvas, keys: ['Shift+1'], isEnabled: drawn, request: 'fit' },
  {
    id: 'fit-selection',
    title: viewTitles.fitSelection,
    keys: ['Shift+2'],
    isEnabled: drawn,
    request: 'fit-selection',
  },
  { id: 'zoom-in', title: viewTitles.zoomIn, keys: ['+', '='], isEnabled: drawn, request: 'zoom-in' },
  { id: 'zoom-out', title: viewTitles.zoomOut, keys: ['-'], isEnabled: drawn, request: 'zoom-out' },
  { id: 'zoom-actual', title: viewTitles.zoomActual, isEnabled: drawn, request: 'zoom-actual' },
  { id: 'fold-bands', title: viewTitles.foldBands, isEnabled: banded, request: 'fold-bands' },
  { id: 'unfold-bands', title: viewTitles.unfoldBands, isEnabled: banded, request: 'unfold-bands' },
  {
    id: 'show-menu',
    title: viewTitles.showMenu,
    keys: ['Shift+F10', 'ContextMenu'],
    isEnabled: drawn,
    request: 'menu',
  },
];

/** What the canvas can be asked to do by name, in the order of the palette. */
export const graphRows: readonly GraphRow[] = [
  ...make.map((row) => ({ ...row, group: commandGroups.make, writes: true })),
  ...change.map((row) => ({ ...row, group: commandGroups.change, writes: true })),
  ...move.map((row) => ({ ...row, group: commandGroups.move })),
  ...view.map((row) => ({ ...row, group: commandGroups.view })),
];
