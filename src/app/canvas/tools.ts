import type { Tool } from './canvas-state';

/** A tool of the palette as a person sees it. */
interface ToolLook {
  readonly tool: Tool;
  /** Whose glyph it shows. */
  readonly kind: string;
  /** The letter that chooses it while the canvas has the focus. */
  readonly key: string;
}

/** The tools in the order of the palette: what stands for machines and hosts, then what governs them. */
export const tools: readonly ToolLook[] = [
  { tool: 'workload', kind: 'Workload', key: 'W' },
  { tool: 'service-entry', kind: 'ServiceEntry', key: 'S' },
  { tool: 'external', kind: 'External', key: 'E' },
  { tool: 'gateway', kind: 'Gateway', key: 'G' },
  { tool: 'workload-entry', kind: 'WorkloadEntry', key: 'L' },
  { tool: 'destination-rule', kind: 'DestinationRule', key: 'D' },
  { tool: 'virtual-service', kind: 'VirtualService', key: 'R' },
  { tool: 'sidecar', kind: 'Sidecar', key: 'X' },
  { tool: 'note', kind: 'Note', key: 'N' },
];

/** How a tool looks. */
export function toolLook(tool: Tool): ToolLook {
  const found = tools.find((each) => each.tool === tool);
  if (!found) throw new Error(`The palette has no tool ${tool}`);
  return found;
}
