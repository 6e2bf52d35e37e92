import { isRecord, type FieldType, type MapType } from '../../../core/schema';
import type { Row } from '../model/form-model';
import { absentWord } from '../model/unread';
import { useField } from '../use-field';
import { useListWindow } from '../use-list-window';
import { useMapEntries } from '../use-map-entries';
import { fieldWords } from '../words/fields';
import { FieldRow } from './field-row';
import { AddButton, ShowMore } from './list-buttons';
import { Entry } from './map-entry';
import { Matched } from './matched';
import { NewEntry, NewKey } from './new-entry';

/** Longest key that can be read beside the label, in letters of the narrowest column. */
const shortKey = 9;

/** A mapping with free keys (labels, port names, headers): a row each with key and value, or a block where the value is an object. */
export function MapField({ row, type }: { readonly row: Row; readonly type: MapType }): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const { shown, isAdding, keys, ...entries } = useMapEntries(row, type, state);
  const { indexes, more } = useListWindow(path, shown.length, { keys: shown.map(([key]) => key) });
  const drawn = indexes.flatMap((index) => shown.slice(index, index + 1));
  const isEmpty = shown.length === 0 && !isAdding;
  const adding = { path, state, onLeave: entries.endAdding };
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
        {drawn.map(([key, inner]) => (
          <Entry
            key={key}
            field={field}
            type={type}
            path={[...path, key]}
            name={key}
            value={inner}
            onDiscard={entries.discard}
            onRename={entries.begin}
            keys={keys}
          />
        ))}
        <ShowMore path={path} more={more} />
        {isAdding && isPlain(type.value) && <NewEntry {...adding} type={type} keys={keys} onPut={entries.put} />}
        {isAdding && !isPlain(type.value) && <NewKey {...adding} onKey={entries.begin} />}
        {isEmpty && (
          <span className="ins-ghost-text">{value === undefined ? absentWord(field) : fieldWords.empty}</span>
        )}
        <AddButton path={path} disabled={state.form.disabled} onAdd={entries.add} />
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
