import { resourceAt } from '../../core/snapshot';
import type { CanvasRequest } from '../canvas-requests';
import type { AppState } from '../store';
import type { Command } from './command';

/** A command that the canvas carries out. */
export interface GraphRow extends Omit<Command, 'run' | 'where'> {
  readonly request: CanvasRequest;
}

const somethingSelected = (state: AppState): boolean => state.selection !== null;
/** Whether anything is drawn. */
export const drawn = (state: AppState): boolean => state.snapshot.topology.nodes.length > 0;
/** Whether there is a band. */
export const banded = (state: AppState): boolean => state.snapshot.topology.bands.length > 0;

/** Whether a call of a drawn pod is selected. */
function callSelected({ selection }: AppState): boolean {
  return selection !== null && selection.place.path.at(-2) === 'calls';
}

function entrySelected(state: AppState): boolean {
  return state.selection !== null && resourceAt(state.snapshot, state.selection.place)?.kind === 'ServiceEntry';
}

/** What makes something. */
export const make: readonly GraphRow[] = [
  { id: 'draw-pod', title: 'Draw a pod', group: 'Make', keys: ['W'], writes: true, request: 'place-workload' },
  {
    id: 'add-service-entry',
    title: 'Add a ServiceEntry',
    group: 'Make',
    keys: ['S'],
    writes: true,
    request: 'place-service-entry',
  },
  {
    id: 'add-external',
    title: 'Add an external host',
    group: 'Make',
    keys: ['E'],
    writes: true,
    request: 'place-external',
  },
  { id: 'add-gateway', title: 'Add a Gateway', group: 'Make', keys: ['G'], writes: true, request: 'place-gateway' },
  {
    id: 'add-destination-rule',
    title: 'Add a DestinationRule to an entry',
    group: 'Make',
    keys: ['D'],
    writes: true,
    request: 'place-destination-rule',
  },
  {
    id: 'add-virtual-service',
    title: 'Add a VirtualService to an entry',
    group: 'Make',
    keys: ['R'],
    writes: true,
    request: 'place-virtual-service',
  },
  { id: 'add-sidecar', title: 'Add a Sidecar', group: 'Make', keys: ['X'], writes: true, request: 'place-sidecar' },
  {
    id: 'add-workload-entry',
    title: 'Add a WorkloadEntry',
    group: 'Make',
    keys: ['L'],
    writes: true,
    request: 'place-workload-entry',
  },
  {
    id: 'add-note',
    title: 'Add a note',
    group: 'Make',
    keys: ['N'],
    writes: true,
    request: 'place-note',
  },
  {
    id: 'add-call',
    title: 'Add a call to the selected pod',
    group: 'Make',
    writes: true,
    isEnabled: somethingSelected,
    request: 'add-call',
  },
  {
    id: 'add-port',
    title: 'Add a port to the selected entry',
    group: 'Make',
    writes: true,
    isEnabled: entrySelected,
    request: 'add-port',
  },
  {
    id: 'add-endpoint',
    title: 'Add an endpoint to the selected entry',
    group: 'Make',
    writes: true,
    isEnabled: entrySelected,
    request: 'add-endpoint',
  },
];

/** What changes, copies or moves what is selected. */
export const change: readonly GraphRow[] = [
  {
    id: 'connect',
    title: 'Connect what is selected',
    group: 'Change',
    keys: ['C'],
    writes: true,
    isEnabled: somethingSelected,
    request: 'connect',
  },
  {
    id: 'expect-this',
    title: 'Promise what happens today: expect it of the selected call',
    group: 'Change',
    writes: true,
    isEnabled: callSelected,
    request: 'expect-this',
  },
  {
    id: 'expect-blocked',
    title: 'Expect the selected call to be blocked',
    group: 'Change',
    writes: true,
    isEnabled: callSelected,
    request: 'expect-blocked',
  },
  {
    id: 'expect-nothing',
    title: 'Expect nothing of the selected call',
    group: 'Change',
    writes: true,
    isEnabled: callSelected,
    request: 'expect-nothing',
  },
  {
    id: 'create-entry',
    title: 'Create a ServiceEntry for the selected call',
    group: 'Make',
    writes: true,
    isEnabled: callSelected,
    request: 'create-entry',
  },
  {
    id: 'rename-resource',
    title: 'Rename what is selected',
    group: 'Change',
    keys: ['F2'],
    writes: true,
    isEnabled: somethingSelected,
    request: 'rename',
  },
  {
    id: 'duplicate-selected',
    title: 'Duplicate what is selected',
    group: 'Change',
    keys: ['Mod+D'],
    writes: true,
    isEnabled: somethingSelected,
    request: 'duplicate',
  },
  {
    id: 'copy-selected',
    title: 'Copy what is selected as YAML',
    group: 'Move',
    keys: ['Mod+C'],
    isEnabled: somethingSelected,
    request: 'copy',
  },
  {
    id: 'cut-selected',
    title: 'Cut what is selected',
    group: 'Move',
    keys: ['Mod+X'],
    writes: true,
    isEnabled: somethingSelected,
    request: 'cut',
  },
  { id: 'paste-clipboard', title: 'Paste', group: 'Move', keys: ['Mod+V'], writes: true, request: 'paste' },
  {
    id: 'export-selection',
    title: 'Export what is selected',
    group: 'Move',
    isEnabled: somethingSelected,
    request: 'export-selection',
  },
  {
    id: 'delete-resource',
    title: 'Delete what is selected',
    group: 'Change',
    keys: ['Delete', 'Backspace'],
    writes: true,
    isEnabled: somethingSelected,
    request: 'delete',
  },
  {
    id: 'pin-card',
    title: 'Pin or unpin what is selected',
    group: 'Change',
    keys: ['P'],
    writes: true,
    isEnabled: somethingSelected,
    request: 'pin',
  },
  {
    id: 'move-card',
    title: 'Move what is selected with the arrow keys',
    group: 'Change',
    keys: ['M'],
    writes: true,
    isEnabled: somethingSelected,
    request: 'move',
  },
  {
    id: 'arrange-canvas',
    title: 'Arrange: unpin all cards',
    group: 'View',
    keys: ['Shift+A'],
    writes: true,
    isEnabled: drawn,
    request: 'arrange',
  },
];
