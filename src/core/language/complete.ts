import { typeAt } from '../schema';
import type { Mesh } from '../mesh';
import type { Document } from '../yaml';
import { completeKey, completeItem, completeMapKey } from './complete-keys';
import { completeNext, completeStart } from './complete-start';
import { completeValue } from './complete-values';
import type { Completion } from './completion';
import { contextAt } from './context';

/** What may be written at an offset of a document's text, the likeliest first. */
export function completeAt(document: Document, offset: number, mesh: Mesh): readonly Completion[] {
  const context = contextAt(document.text, offset);
  if (context === undefined) return [];
  const { caret, kind, base, inside } = context;
  if (caret.type === 'value') {
    const type = kind && typeAt(kind, inside);
    // An item of brackets may be a mapping, whose first key is being written.
    return type?.type === 'object' ? [] : completeValue(context, document, mesh);
  }
  if (!kind) {
    const isRoot = inside.length === 0 && (base.length > 0 || caret.column === 0);
    return isRoot ? completeStart(context, document.text) : [];
  }
  const type = typeAt(kind, inside);
  switch (type?.type) {
    case undefined:
    case 'any':
      return [];
    case 'object':
      return [
        ...completeKey(context, type, mesh, document.text),
        ...(inside.length === 0 ? completeNext(context, document.text) : []),
      ];
    case 'map':
      return completeMapKey(context, type, mesh);
    case 'list':
      return completeItem(context, type, document.text);
    default:
      return completeValue(context, document, mesh);
  }
}
