import { X } from 'lucide-react';
import { isRecord, type Field, type MapType } from '../../../core/schema';
import { formatPath, type Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { currentValue } from '../form';
import { ItemContext } from '../item-context';
import { unsetOp } from '../model/edits';
import { rowsOf, type Row } from '../model/form-model';
import { isUnion, writtenMember } from '../model/one-of';
import { pathKey, shortPath } from '../model/place';
import { useDraft } from '../use-draft';
import { useField, type FieldState } from '../use-field';
import { changeWords, refusalWords } from '../words/changes';
import { listWords, wayWords } from '../words/fields';
import { AnyValue } from './any-value';
import { FieldNote } from './field-note';
import { FieldRows } from './field-rows';
import { ToolButton } from './list-buttons';
import { ListItems } from './list-field';
import type { PickerOption } from './picker';
import { ScalarControl } from './scalar';
import { PairInput } from './suggest';
import { UnionControl } from './union-field';
import { UnknownKeys } from './unknown-keys';

interface EntryProps {
  readonly field: Field;
  readonly type: MapType;
  readonly path: Path;
  readonly name: string;
  /** Keys that the design knows for the mapping. */
  readonly keys: () => readonly PickerOption[];
  /** Undefined for an entry that has a key and is not written yet. */
  readonly value: unknown;
  /** Gives up an entry that is not written yet. */
  readonly onDiscard: () => void;
  /** Takes the new key of an entry that is not written yet; false when there is one of that name. */
  readonly onRename: (key: string) => boolean;
}

/** An entry of a mapping with free keys: its key, its value, and a button that removes it. */
export function Entry(props: EntryProps): React.JSX.Element {
  const { field, type, path, name, value } = props;
  const ofField = { default: undefined, emptyMeans: undefined };
  const inner: Field = { ...field, ...ofField, name, type: type.value, required: false };
  const state = useField(inner, path);
  const label = formatPath(shortPath(path));
  const isBlock = type.value.type === 'object' && !isUnion(type.value);
  return (
    <div
      className={isBlock ? 'ins-pair ins-pair-block' : 'ins-pair'}
      role="group"
      aria-label={label}
      data-path={pathKey(path)}
      data-set
    >
      <KeyInput {...props} state={state} label={label} />
      {!isBlock && <EntryValue {...props} inner={inner} state={state} />}
      <span className="ins-list-tools">
        <ToolButton
          name={listWords.remove(label)}
          disabled={state.form.disabled}
          onClick={() => (value === undefined ? props.onDiscard() : state.unset())}
        >
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </ToolButton>
      </span>
      <FieldNote state={state} fallback={value === undefined ? listWords.newEntry : undefined} />
      {isBlock && <EntryBody {...props} state={state} />}
    </div>
  );
}

interface EntryPartProps extends EntryProps {
  readonly state: FieldState;
}

function KeyInput(props: EntryPartProps & { readonly label: string }): React.JSX.Element {
  const { path, name, value, state, label } = props;
  const rename = (key: string): boolean => {
    if (value === undefined) return key.trim() === '' || props.onRename(key.trim());
    if (key.trim() === '')
      return state.run([unsetOp(state.form.kind, currentValue(state.form), path)], changeWords.remove(label));
    if (valueAt(currentValue(state.form), [...path.slice(0, -1), key]) !== undefined)
      return state.refuse(refusalWords.keyTaken(key));
    return state.run([{ type: 'rename', path, name: key }], changeWords.rename(label, key));
  };
  const draft = useDraft(name, rename, state.dismiss);
  return (
    <PairInput
      label={listWords.keyOf(label)}
      typed={draft.typing ? draft.value : ''}
      suggest={props.keys}
      onPick={(picked) => {
        draft.setValue(picked);
        if (picked === name || rename(picked)) draft.reset();
      }}
      input={{ ...draft.props, title: draft.value, disabled: state.form.disabled }}
    />
  );
}

/** The value of an entry beside its key. */
function EntryValue(props: EntryPartProps & { readonly inner: Field }): React.JSX.Element {
  const { path, name, value, state, inner } = props;
  const type = props.type.value;
  const row: Row = { field: inner, path, key: pathKey(path), value };
  if (type.type === 'object' && writtenMember(type, value) !== null) {
    return <UnionControl row={row} type={type} state={state} name={name} emptyMeans={wayWords.anyValue} />;
  }
  if (type.type === 'list' && (value === undefined || Array.isArray(value)))
    return <ListItems row={row} type={type} state={state} quiet />;
  const isText = typeof value !== 'object' || value === null;
  const shown: Field = isText ? inner : { ...inner, type: { type: 'any' } };
  return <ScalarControl field={shown} path={path} value={value} state={state} label={name} />;
}

/** The fields of an entry that is an object, below its key. All of them: nothing else would tell what it can say. */
function EntryBody({ type, path, value, state }: EntryPartProps): React.JSX.Element | null {
  if (type.value.type !== 'object') return null;
  const isOdd = value !== undefined && value !== null && !isRecord(value);
  return (
    <div className="ins-object-body">
      {isOdd ? (
        <AnyValue value={value} form={state.form} path={path} />
      ) : (
        <ItemContext value={true}>
          <FieldRows rows={rowsOf(type.value.fields, path, value)} value={value} />
        </ItemContext>
      )}
      <UnknownKeys fields={type.value.fields} path={path} value={value} />
    </div>
  );
}
