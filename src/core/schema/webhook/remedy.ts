import type { QuickFix } from '../../text';
import type { Op } from '../../yaml';
import { remedyAt } from '../remedy';
import type { Subject } from '../report';

/** A fix by operations on the resource; their paths are from its root. */
export function remedy({ document, resource }: Subject, title: string, ops: readonly Op[]): () => QuickFix | null {
  return remedyAt(document, resource.path, title, ops);
}
