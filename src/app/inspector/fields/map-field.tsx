import { Plus } from 'lucide-react';
import { useState } from 'react';
import { checkValue, isRecord, type FieldType, type MapType } from '../../../core/schema';
import { resourceAt } from '../../../core/snapshot';
import { formatPath } from '../../../core/text';
import { getState } from '../../store';
import { focusField } from '../focus';
import { ownValue, type Row } from '../model/form-model';
import { shortPath } from '../model/place';
import { keySuggestionsAt } from '../model/suggestions';
import { absentWord } from '../model/unread';
import { useField } from '../use-field';
import { refusalWords } from '../words/changes';
import { fieldWords, listWords } from '../words/fields';
import { FieldRow } from './field-row';
import { Entry } from './map-entry';
import { Matched } from './matched';
import { NewEntry, NewKey } from './new-entry';
import type { PickerOption } from './picker';

/** Longest key that can be read beside the label, in letters of the narrowest column. */
const shortKey = 9;

/** A mapping with free keys (labels, port names, headers): a row each with key and value, or a block where the value is an object. */
export function MapField({ row, type }: { readonly row: Row; readonly type: MapType }): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const [adding, setAdding] = useState(false);
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null && ownValue(value, draft) !== undefined) setDraft(null);
  const entries = isRecord(value) ? Object.entries(value) : [];
  const shown: readonly (readonly [string, unknown])[] = draft === null ? entries : [...entries, [draft, undefined]];
  const isFree = (key: string): boolean =>
    ownValue(value, key) === undefined || state.refuse(refusalWords.keyTakenIn(key, field.name));
  const put = (key: string, inner: unknown): boolean => {
    if (!isFree(key)) return false;
    const reason = checkValue(type.value, inner, key);
    if (reason !== null) return state.refuse(reason);
    const written = state.commit({ ...(isRecord(value) ? value : {}), [key]: inner });
    if (written) setAdding(false);
    return written;
  };
  const begin = (key: string): boolean => {
    if (!isFree(key)) return false;
    setAdding(false);
    setDraft(key);
    focusField(state.form, [...path, key], 1);
    return true;
  };
  const keys = (): readonly PickerOption[] => {
    const { snapshot } = getState();
    const written = new Set(shown.map(([key]) => key));
    const known = keySuggestionsAt(snapshot, resourceAt(snapshot, state.form.place), path);
    return known.filter((each) => !written.has(each.value));
  };
  const isEmpty = shown.length === 0 && !adding;
  return (
    <FieldRow
      field={field}
      path={path}
      state={state}
      value={value}
      group
      wide={isWide(type.value, shown)}
      note={type.selects && isRecord(value) ? <Matched row={row} /> : undefined}
    >
      <div className={isEmpty ? 'ins-list ins-list-empty' : 'ins-list'}>
        {shown.map(([key, inner]) => (
          <Entry
            key={key}
            field={field}
            type={type}
            path={[...path, key]}
            name={key}
            value={inner}
            onDiscard={() => setDraft(null)}
            onRename={begin}
            keys={keys}
          />
        ))}
        {adding && isPlain(type.value) && (
          <NewEntry path={path} type={type} state={state} keys={keys} onPut={put} onLeave={() => setAdding(false)} />
        )}
        {adding && !isPlain(type.value) && (
          <NewKey path={path} state={state} onKey={begin} onLeave={() => setAdding(false)} />
        )}
        {isEmpty && (
          <span className="ins-ghost-text">{value === undefined ? absentWord(field) : fieldWords.empty}</span>
        )}
        <button
          type="button"
          className="ins-add"
          disabled={state.form.disabled}
          onClick={() => {
            setAdding(true);
            focusField(state.form, [...path, '']);
          }}
        >
          <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
          {listWords.add(formatPath(shortPath(path)))}
        </button>
      </div>
    </FieldRow>
  );
}

/** Whether a value can be typed on the line of its key while it is being added. */
function isPlain(type: FieldType): boolean {
  return ['string', 'integer', 'number'].includes(type.type);
}

/** Blocks and long keys need the width that the label takes. */
function isWide(type: FieldType, entries: readonly (readonly [string, unknown])[]): boolean {
  return entries.length > 0 && (!isPlain(type) || entries.some(([key]) => key.length > shortKey));
}
