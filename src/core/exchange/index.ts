export { diagramLimits, diagramSize, exportBundle, exportZip, renderMermaid } from './exporters';
export type { Diagram, DiagramOptions, DiagramSize, ExportOptions } from './exporters';
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
