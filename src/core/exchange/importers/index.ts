export {
  countResources,
  hasResource,
  importFiles,
  importRead,
  readForImport,
  readUploads,
  standForNothing,
  summarizeImport,
} from './import-files';
export { findOverlap, settleImport } from './import-conflicts';
export type { ImportConflict } from './compare-import';
export type { ConflictChoice, Outcomes, SettledImport } from './import-conflicts';
export type { ImportResult, Upload } from './import-files';
export { isReadable } from './readable';
export { readPlainText, readUpload } from './read-upload';
export type { Imported, ReadEnd, ReadPart } from './read-upload';
