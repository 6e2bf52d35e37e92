import { Plus, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { checkValue, isRecord, type Field, type FieldType, type MapType } from '../../../core/schema';
import { formatPath, type Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { currentValue } from '../form';
import { focusField } from '../focus';
import { unsetOp } from '../model/edits';
import type { Row } from '../model/form-model';
import { pathKey, shortPath } from '../model/place';
import { absentWord } from '../model/unread';
import { usePendingDraft } from '../pending-drafts';
import { useDraft } from '../use-draft';
import { useField, type FieldState } from '../use-field';
import { FieldNote } from './field-note';
import { FieldRow } from './field-row';
import { readNumber, textOf } from './input';
import { ToolButton } from './list-field';
import { ScalarControl } from './scalar';

/** Longest key that can be read beside the label. */
const shortKey = 12;

/** A mapping with free keys (labels, port names): a row each with key and value. */
export function MapField({ row, type }: { readonly row: Row; readonly type: MapType }): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const [adding, setAdding] = useState(false);
  const entries = isRecord(value) ? Object.entries(value) : [];
  const add = (): void => {
    setAdding(true);
    focusField(state.form, [...path, '']);
  };
  const put = (key: string, inner: unknown): boolean => {
    if (isRecord(value) && Object.hasOwn(value, key))
      return state.refuse(`There is a ${key} in ${field.name} already.`);
    const reason = checkValue(type.value, inner, key);
    if (reason !== null) return state.refuse(reason);
    const written = state.commit({ ...(isRecord(value) ? value : {}), [key]: inner });
    if (written) setAdding(false);
    return written;
  };
  return (
    <FieldRow
      field={field}
      path={path}
      state={state}
      value={value}
      group
      wide={entries.some(([key]) => key.length > shortKey)}
    >
      <div className={entries.length === 0 && !adding ? 'ins-list ins-list-empty' : 'ins-list'}>
        {entries.map(([key, inner]) => (
          <Entry key={key} field={field} type={type} path={[...path, key]} name={key} value={inner} />
        ))}
        {adding && <NewEntry path={path} type={type} state={state} onPut={put} onLeave={() => setAdding(false)} />}
        {entries.length === 0 && !adding && (
          <span className="ins-ghost-text">{value === undefined ? absentWord(field) : 'empty'}</span>
        )}
        {isPlain(type.value) && (
          <button type="button" className="ins-add" onClick={add} disabled={state.form.disabled}>
            <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
            Add<span className="spoken-only"> to {formatPath(shortPath(path))}</span>
          </button>
        )}
      </div>
    </FieldRow>
  );
}

/** Whether a value can be typed on one line; pairs of other values are added in the text. */
function isPlain(type: FieldType): boolean {
  return ['string', 'integer', 'number'].includes(type.type);
}

interface EntryProps {
  readonly field: Field;
  readonly type: MapType;
  readonly path: Path;
  readonly name: string;
  readonly value: unknown;
}

function Entry({ field, type, path, name, value }: EntryProps): React.JSX.Element {
  const inner: Field = { ...field, name, type: type.value, required: false, default: undefined };
  const state = useField(inner, path);
  const label = formatPath(shortPath(path));
  const parent = path.slice(0, -1);
  const rename = (key: string): boolean => {
    if (key.trim() === '')
      return state.run([unsetOp(state.form.kind, currentValue(state.form), path)], `Remove ${label}`);
    if (valueAt(currentValue(state.form), [...parent, key]) !== undefined)
      return state.refuse(`There is a ${key} already.`);
    return state.run([{ type: 'rename', path, name: key }], `Rename ${label} to ${key}`);
  };
  const draft = useDraft(name, rename, state.dismiss);
  const isText = typeof value !== 'object' || value === null;
  return (
    <div className="ins-pair" role="group" aria-label={label} data-path={pathKey(path)} data-set>
      <input
        {...draft.props}
        title={draft.value}
        className="ins-input ins-mono"
        aria-label={`key of ${label}`}
        disabled={state.form.disabled}
        autoComplete="off"
        spellCheck={false}
      />
      {isText ? (
        <ScalarControl field={inner} path={path} value={value} state={state} label={name} />
      ) : (
        <ScalarControl
          field={{ ...inner, type: { type: 'any' } }}
          path={path}
          value={value}
          state={state}
          label={name}
        />
      )}
      <span className="ins-list-tools">
        <ToolButton name={`Remove ${label}`} disabled={state.form.disabled} onClick={() => state.unset()}>
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </ToolButton>
      </span>
      <FieldNote state={state} />
    </div>
  );
}

interface NewEntryProps {
  readonly path: Path;
  readonly type: MapType;
  readonly state: FieldState;
  readonly onPut: (key: string, value: unknown) => boolean;
  readonly onLeave: () => void;
}

/** A pair being typed: it is written once it has a key, when Enter is pressed or the focus leaves it. */
function NewEntry({ path, type, state, onPut, onLeave }: NewEntryProps): React.JSX.Element {
  const [key, setKey] = useState('');
  const [text, setText] = useState('');
  const isNumber = type.value.type === 'integer' || type.value.type === 'number';
  const finish = (): void => {
    if (key.trim() === '') return onLeave();
    if (isNumber && text.trim() === '') return;
    onPut(key.trim(), isNumber ? readNumber(text.trim()) : text.trim());
  };
  usePendingDraft(key.trim() === '' ? null : finish);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') finish();
    if (event.key === 'Escape') {
      event.stopPropagation();
      state.dismiss();
      onLeave();
    }
  };
  return (
    <div
      className="ins-pair"
      data-path={pathKey([...path, ''])}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) finish();
      }}
    >
      <input
        className="ins-input ins-mono"
        aria-label="new key"
        placeholder="key"
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <input
        className="ins-input ins-mono"
        aria-label="new value"
        placeholder={isNumber ? 'number' : 'value'}
        value={textOf(text)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </div>
  );
}
