import type { Tool } from '../canvas-state';

interface ToolWords {
  readonly title: string;
  /** Where the tool belongs, once it is chosen. */
  readonly hint: string;
}

/** The tools of the palette. */
export const toolWords: Readonly<Record<Tool, ToolWords>> = {
  workload: {
    title: 'Pod',
    hint: 'Click where the pod belongs: its namespace’s band, or the Mesh lane. Escape puts it back.',
  },
  'service-entry': {
    title: 'ServiceEntry',
    hint: 'Click where the entry belongs: its namespace’s band, or the Registry lane. Escape puts it back.',
  },
  external: {
    title: 'External endpoint',
    hint: 'Click a ServiceEntry to add an endpoint, or an empty place for a new host. Escape puts it back.',
  },
  gateway: {
    title: 'Gateway',
    hint: 'Click where the gateway belongs: the lane between Registry and External. Escape puts it back.',
  },
  'workload-entry': {
    title: 'WorkloadEntry',
    hint: 'Click a namespace’s band: a machine outside of Kubernetes that the mesh knows. Escape puts it back.',
  },
  'destination-rule': {
    title: 'DestinationRule',
    hint: 'Click the ServiceEntry that it governs. Escape puts it back.',
  },
  'virtual-service': {
    title: 'VirtualService',
    hint: 'Click the ServiceEntry that it routes. Escape puts it back.',
  },
  sidecar: {
    title: 'Sidecar',
    hint: 'Click a namespace’s band, or one pod, to say what its proxies know. Escape puts it back.',
  },
  note: { title: 'Note', hint: 'Click what the note is about. Escape puts it back.' },
};

/** The palette around its tools. */
export const paletteWords = {
  label: 'Palette',
  select: 'Select',
  moveView: 'Move the view',
  place: (tool: string) => `Place ${tool}`,
} as const;
