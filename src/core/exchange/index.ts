export {
  diagramLimits,
  diagramSize,
  exportBundle,
  exportZip,
  postureCsv,
  postureCsvLines,
  postureLimits,
  postureMarkdown,
  postureMarkdownLines,
  renderMermaid,
} from './exporters';
export type { Diagram, DiagramOptions, DiagramSize, ExportOptions, PostureExtent, PosturePart } from './exporters';
export {
  countResources,
  findOverlap,
  importFiles,
  isReadable,
  mostFileBytes,
  readPlainText,
  readUpload,
  settleImport,
  summarizeImport,
} from './importers';
export type {
  ConflictChoice,
  Imported,
  ImportConflict,
  ImportOverlap,
  ImportResult,
  SettledImport,
  Upload,
} from './importers';
