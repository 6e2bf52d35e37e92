import { isSameInOrder, wasReadAlone, type Document } from '../yaml';
import { loneItem } from './list-item';
import { isRecord } from '../lists';

/** Of a longer text the parser itself notes which items it has read by themselves. */
const SHORT = 16_384;

/**
 * Whether an item of a `kind: List` with an error is as it is written: its lines by themselves, with what stands around the items, have no error and say the
 * same. An error above or below the items may mean anything for all of them.
 */
export function isWholeItem(document: Document, index: number): boolean {
  const items = isRecord(document.value) ? document.value['items'] : undefined;
  const value: unknown = Array.isArray(items) ? items[index] : undefined;
  if (!isRecord(value)) return false;
  if (wasReadAlone(value)) return true;
  const alone = document.text.length < SHORT ? loneItem(document, ['items', index])?.document : undefined;
  if (alone === undefined || alone.incomplete || !isRecord(alone.value)) return false;
  const said = alone.value['items'];
  return Array.isArray(said) && isSameInOrder(said[0], value);
}
