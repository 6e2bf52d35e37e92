export { applyChange, emptyWorkspace, fileAt, freeAmong, freePath, invertChange, isSourceFile } from './workspace';
export type { Change, FileChange, Origin, SourceFile, Workspace } from './workspace';
export { editFile, fits, removeFile } from './made-for';
export { emptyHistory, record, redoStep, undoStep } from './history';
export type { History } from './history';
