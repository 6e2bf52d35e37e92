export {
  applyCommands,
  labelSelector,
  probe,
  probeCommands,
  proxyCommands,
  secretCommands,
  shellWord,
} from './commands';
export type { CommandGroup, CommandLine } from './commands';
export {
  diagramLimits,
  diagramSize,
  diagramStyles,
  exportBundle,
  exportKustomize,
  exportZip,
  inventoryCsv,
  isOwnKustomization,
  planExport,
  postureCsv,
  postureCsvLines,
  postureLimits,
  postureMarkdown,
  postureMarkdownLines,
  renderMermaid,
  renderOverview,
  reviewPacket,
  zipFiles,
} from './exporters';
export type {
  Diagram,
  DiagramOptions,
  DiagramSize,
  DiagramStyle,
  ExportForm,
  ExportOptions,
  ExportPlan,
  Kustomization,
  LeftOut,
  PacketInput,
  PacketOptions,
  PostureExtent,
  PosturePart,
  ReviewPacket,
} from './exporters';
export {
  countResources,
  findOverlap,
  importFiles,
  importSources,
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
export { linkFor, longLink, longestLink, readShareLink, withoutSecrets, writeShareLink } from './share';
export type { Cleared, FoundSecret, LinkReading, SharedView, SharedWorkspace } from './share';
