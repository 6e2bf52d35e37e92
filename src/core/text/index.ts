export { applyEdits, composeEdits, invertEdits, mapOffset, shiftEdits } from './edit';
export type { Range, TextEdit } from './edit';
export { LineIndex } from './lines';
export type { Position } from './lines';
export { diffText } from './diff';
export { formatPath, parsePath } from './diagnostic';
export type { Diagnostic, Layer, Path, QuickFix, Severity } from './diagnostic';
