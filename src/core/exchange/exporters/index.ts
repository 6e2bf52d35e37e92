export { exportBundle, exportZip } from './bundle';
export type { ExportOptions } from './bundle';
export { diagramLimits, diagramSize, renderMermaid } from './mermaid';
export type { Diagram, DiagramOptions, DiagramSize } from './mermaid';
export { postureCsv, postureCsvLines, postureLimits, postureMarkdown, postureMarkdownLines } from './posture';
export type { PostureExtent, PosturePart } from './posture';
