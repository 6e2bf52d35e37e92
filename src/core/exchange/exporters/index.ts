export { exportBundle, exportZip } from './bundle';
export type { ExportOptions } from './bundle';
export { diagramLimits, diagramSize, renderMermaid } from './mermaid';
export type { Diagram, DiagramOptions, DiagramSize } from './mermaid';
