export { applyEdits, composeEdits, invertEdits, joinEdits, mapOffset, shiftEdits } from './edit';
export type { Range, TextEdit } from './edit';
export { LineIndex } from './lines';
export type { Position } from './lines';
export { diffText } from './diff';
export { formatPath, parsePath, samePath, startsWith } from './path';
export type { Path } from './path';
export type { Diagnostic, Layer, QuickFix, Severity } from './diagnostic';
