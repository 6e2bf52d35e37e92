export { importFiles } from './import-files';
export type { ImportResult, Upload } from './import-files';
export { isReadable } from './readable';
export { mostFileBytes, readPlainText, readUpload } from './read-upload';
export type { Imported } from './read-upload';
