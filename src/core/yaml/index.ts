export { NodeKind, childrenOf, findNode, keyRangeOf, pathTo, rangeOf } from './tree';
export type { Tree } from './tree';
export type { Choice, Document, EditOptions, EditResult, Op, RefusalCode, Stream } from './document';
export { readDocuments, updateDocuments } from './stream';
export { deleteIn, editDocument, insertIn, moveIn, renameIn, setIn } from './edit';
export { textOf, textSaying } from './copy-text';
export { appendDocument, insertDocumentAfter, removeDocument } from './edit-stream';
export { pathAt, valueAt } from './query';
export { linesOf, positionIn } from './lines';
