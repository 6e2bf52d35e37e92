import { useState } from 'react';
import type { Field, ObjectType } from '../../../core/schema';
import { formatPath } from '../../../core/text';
import { showValue } from '../model/edits';
import { afterPress } from '../after-press';
import { ownValue, type Row } from '../model/form-model';
import { writtenMember } from '../model/one-of';
import { shortPath } from '../model/place';
import { useDraft } from '../use-draft';
import { useField, type FieldState } from '../use-field';
import { changeWords } from '../words/changes';
import { fieldWords, objectWords, wayWords } from '../words/fields';
import { FieldNote } from './field-note';
import { FieldRow } from './field-row';
import { describedBy } from './field-words';
import { textOf } from './input';
import { Picker, type PickerOption } from './picker';

interface UnionProps {
  readonly row: Row;
  readonly type: ObjectType;
}

/** Chosen in the menu for a match that an empty block makes: that there is a value at all. */
const presence = wayWords.present;

/** One text that can be written in several ways (exact, prefix, regex). */
export function UnionField({ row, type }: UnionProps): React.JSX.Element {
  const state = useField(row.field, row.path);
  return (
    <FieldRow field={row.field} path={row.path} state={state} value={row.value} group>
      <div role="group" aria-label={formatPath(shortPath(row.path))}>
        <UnionControl row={row} type={type} state={state} name={row.field.name} />
      </div>
    </FieldRow>
  );
}

interface UnionControlProps extends UnionProps {
  /** Of the whole object. */
  readonly state: FieldState;
  /** What the text belongs to: a field, the key of an entry, the place of an item. */
  readonly name: string;
  /** What an empty block means, where it means something. */
  readonly emptyMeans?: string | undefined;
}

/**
 * While nothing is written, an input for each way, so that the text goes straight where it belongs. What is written is a menu of the ways and the text;
 * another way keeps the text: only the key is renamed. The inputs stay until the focus has left them.
 */
export function UnionControl(props: UnionControlProps): React.JSX.Element {
  const { row, type, state, emptyMeans } = props;
  const [isTyping, setTyping] = useState(false);
  const written = writtenMember(type, row.value) ?? undefined;
  const isPresence = emptyMeans !== undefined && row.value !== undefined && written === undefined;
  const isOpen = isTyping || (written === undefined && !isPresence);
  const shown = type.fields.filter((field) => isOpen || field.name === written);
  return (
    <div
      className="ins-union"
      data-open={isOpen || undefined}
      onFocus={() => setTyping(isOpen)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) afterPress(() => setTyping(false));
      }}
    >
      {!isOpen && <WayMenu {...props} written={written} />}
      {isPresence && !isOpen && <span className="ins-ghost-text">{emptyMeans}</span>}
      {shown.map((field) => (
        <WayText key={field.name} {...props} way={field} ghost={isOpen} />
      ))}
      {isOpen && written === undefined && emptyMeans !== undefined && (
        <button type="button" className="ins-add" disabled={state.form.disabled} onClick={() => state.commit({})}>
          {presence}
        </button>
      )}
    </div>
  );
}

/** How the text is matched. */
function WayMenu(props: UnionControlProps & { readonly written: string | undefined }): React.JSX.Element {
  const { row, type, state, emptyMeans, written } = props;
  const path = formatPath(shortPath(row.path));
  const pick = (name: string): void => {
    if (name === presence) state.commit({});
    else if (written === undefined) state.commit({ [name]: '' });
    else state.run([{ type: 'rename', path: [...row.path, written], name }], changeWords.matchBy(path, name));
  };
  return (
    <Picker
      label={wayWords.kind}
      value={written ?? presence}
      options={waysOf(
        type,
        emptyMeans,
        written && objectWords.withValue(written, showValue(ownValue(row.value, written))),
      )}
      ghost=""
      disabled={state.form.disabled}
      aria={{ 'aria-describedby': state.helpId }}
      onPick={pick}
    />
  );
}

function waysOf(
  type: ObjectType,
  emptyMeans: string | undefined,
  dropped: string | undefined,
): readonly PickerOption[] {
  const ways = type.fields.map((field) => ({ value: field.name, doc: field.doc }));
  if (emptyMeans === undefined) return ways;
  return [
    ...ways,
    { value: presence, doc: dropped === undefined ? emptyMeans : wayWords.anyValueRemoves(emptyMeans, dropped) },
  ];
}

interface WayTextProps extends UnionControlProps {
  readonly way: Field;
  /** The name of the way stands in the empty input. */
  readonly ghost: boolean;
}

/** The text of one way. It carries the names of what it belongs to and of the way. */
function WayText({ row, state, name, way, ghost }: WayTextProps): React.JSX.Element {
  const inner = useField(way, [...row.path, way.name]);
  const value = ownValue(row.value, way.name);
  const commit = (text: string): boolean => (text === '' ? value === undefined || inner.unset() : inner.commit(text));
  const draft = useDraft(textOf(value), commit, inner.dismiss);
  return (
    <div className="ins-way">
      <input
        {...draft.props}
        id={inner.id}
        className="ins-input ins-mono"
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={ghost ? way.name : fieldWords.empty}
        title={draft.value || undefined}
        disabled={state.form.disabled}
        {...describedBy(inner)}
      />
      <label className="spoken-only" htmlFor={inner.id}>
        {name}
      </label>
      <label className="spoken-only" htmlFor={inner.id}>
        {way.name}
      </label>
      <span id={inner.helpId} hidden>
        {way.doc}
      </span>
      <FieldNote state={inner} />
    </div>
  );
}
