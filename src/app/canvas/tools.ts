import type { Tool } from './canvas-state';

/** A tool of the palette as a person sees it. */
interface ToolLook {
  readonly tool: Tool;
  /** Whose glyph it shows. */
  readonly kind: string;
  readonly title: string;
  /** The letter that chooses it while the canvas has the focus. */
  readonly key: string;
  /** Where it belongs, once it is chosen. */
  readonly hint: string;
}

/** The tools in the order of the palette: what stands for machines and hosts, then what governs them. */
export const tools: readonly ToolLook[] = [
  {
    tool: 'workload',
    kind: 'Workload',
    title: 'Pod',
    key: 'W',
    hint: 'Click where the pod belongs: its namespace’s band, or the Mesh lane',
  },
  {
    tool: 'service-entry',
    kind: 'ServiceEntry',
    title: 'ServiceEntry',
    key: 'S',
    hint: 'Click where the entry belongs: its namespace’s band, or the Registry lane',
  },
  {
    tool: 'external',
    kind: 'External',
    title: 'External endpoint',
    key: 'E',
    hint: 'Click a ServiceEntry to add an endpoint, or an empty place for a new host',
  },
  {
    tool: 'gateway',
    kind: 'Gateway',
    title: 'Gateway',
    key: 'G',
    hint: 'Click where the gateway belongs: the lane between Registry and External',
  },
  {
    tool: 'workload-entry',
    kind: 'WorkloadEntry',
    title: 'WorkloadEntry',
    key: 'L',
    hint: 'Click a namespace’s band: a machine outside of Kubernetes that the mesh knows',
  },
  {
    tool: 'destination-rule',
    kind: 'DestinationRule',
    title: 'DestinationRule',
    key: 'D',
    hint: 'Click the ServiceEntry that it governs',
  },
  {
    tool: 'virtual-service',
    kind: 'VirtualService',
    title: 'VirtualService',
    key: 'R',
    hint: 'Click the ServiceEntry that it routes',
  },
  {
    tool: 'sidecar',
    kind: 'Sidecar',
    title: 'Sidecar',
    key: 'X',
    hint: 'Click a namespace’s band, or one pod, to say what its proxies know',
  },
  { tool: 'note', kind: 'Note', title: 'Note', key: 'N', hint: 'Click what the note is about' },
];

/** How a tool looks. */
export function toolLook(tool: Tool): ToolLook {
  const found = tools.find((each) => each.tool === tool);
  if (!found) throw new Error(`The palette has no tool ${tool}`);
  return found;
}
