import { isRecord, typeAt, type Field, type Kind } from '../../../core/schema';
import { formatPath, type Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { refusalWords } from '../words/changes';
import { showValue } from './edits';
import { shortPath } from './place';

/** Why a field of an item cannot have a value: another item of the list has it, and Istio refuses two. Null when none has. */
export function takenBy(kind: Kind, root: unknown, path: Path, value: unknown): string | null {
  const [index, name] = path.slice(-2);
  if (typeof index !== 'number' || typeof name !== 'string') return null;
  const list = path.slice(0, -2);
  const type = typeAt(kind, list);
  if (type?.type !== 'list' || !type.unique?.includes(name)) return null;
  const items = valueAt(root, list);
  const other = Array.isArray(items)
    ? items.findIndex((item, at) => at !== index && isRecord(item) && item[name] === value)
    : -1;
  if (other < 0) return null;
  return refusalWords.taken(String(value), name, formatPath(shortPath([...list, other])));
}

/** Why a field cannot be emptied: Istio refuses what it belongs to without it. Null when it can. */
export function neededAt(field: Field, root: unknown, path: Path): string | null {
  if (field.required !== true) return null;
  const [parent, last] = path.slice(-2);
  if (typeof last === 'number') {
    const items = valueAt(root, path.slice(0, -1));
    const isAlone = Array.isArray(items) && items.length === 1;
    return isAlone ? refusalWords.requiredValue(field.name) : null;
  }
  if (typeof parent !== 'number') return refusalWords.required(field.name);
  return refusalWords.requiredInItem(field.name, formatPath(shortPath(path.slice(0, -1))));
}

/** What a document has where a text was refused, so that the text that stays in the input is not taken for it. */
export function keptWords(value: unknown): string {
  const isShort = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isShort ? refusalWords.fileHas(showValue(value)) : refusalWords.notWritten;
}
