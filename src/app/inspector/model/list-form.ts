import { isRecord, type ListType, type ObjectType } from '../../../core/schema';
import { summaryWords } from '../words/summaries';
import { isUnion } from './one-of';

const mostColumns = 5;

/** Whether the items of a list are drawn as lines of one value, as rows of a table or as blocks. */
export function formOf(item: ObjectType): 'line' | 'table' | 'blocks' {
  if (isUnion(item)) return 'line';
  const plain = item.fields.every(({ type }) => ['string', 'integer', 'number'].includes(type.type));
  if (!plain || item.fields.length > mostColumns) return 'blocks';
  return item.fields.length === 1 ? 'line' : 'table';
}

/** What a closed block says of its item: the field that tells items apart, and up to two more short values. */
export function summaryOf(type: ListType, item: ObjectType, value: unknown): string {
  if (!isRecord(value)) return '';
  const names = item.fields.map((field) => field.name);
  const order = type.key === undefined ? names : [type.key, ...names.filter((name) => name !== type.key)];
  const words = order.flatMap((name) => wordsOf(value[name])).slice(0, 3);
  return words.join(' · ');
}

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  // A port of portLevelSettings is told apart by its number, which lies one level deeper.
  if (isRecord(value) && typeof value['number'] === 'number') return [summaryWords.port(value['number'])];
  return [];
}
