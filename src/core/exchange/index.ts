export { diagramLimits, diagramSize, exportBundle, exportZip, renderMermaid } from './exporters';
export type { Diagram, DiagramOptions, DiagramSize, ExportOptions } from './exporters';
export { importFiles, isReadable, mostFileBytes, readPlainText, readUpload } from './importers';
export type { Imported, ImportResult, Upload } from './importers';
