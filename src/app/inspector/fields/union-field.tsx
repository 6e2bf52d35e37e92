import { Fragment, useState } from 'react';
import type { ObjectType } from '../../../core/schema';
import type { Row } from '../model/form-model';
import { ownValue } from '../model/form-model';
import { showValue } from '../model/edits';
import { writtenMember } from '../model/one-of';
import { formatPath } from '../../../core/text';
import { shortPath } from '../model/place';
import { useField, type FieldState } from '../use-field';
import { describedBy } from './field-words';
import { FieldNote } from './field-note';
import { FieldRow } from './field-row';
import { textOf } from './input';
import { useDraft } from '../use-draft';
import { Picker, type PickerOption } from './picker';

interface UnionProps {
  readonly row: Row;
  readonly type: ObjectType;
}

/** Chosen in the menu for a match that an empty block makes: that there is a value at all. */
const presence = 'present';

/** One text that can be written in several ways (exact, prefix, regex): a menu of the ways, and the text. */
export function UnionField({ row, type }: UnionProps): React.JSX.Element {
  const state = useField(row.field, row.path);
  return (
    <FieldRow field={row.field} path={row.path} state={state} value={row.value} group>
      <UnionControl row={row} type={type} state={state} labelledBy={`${state.id}-label`} />
    </FieldRow>
  );
}

interface UnionControlProps extends UnionProps {
  /** Of the whole object. */
  readonly state: FieldState;
  /** The element that names the object. */
  readonly labelledBy: string;
  /** What an empty block means, where it means something. */
  readonly emptyMeans?: string | undefined;
}

/** The menu and the text. Another way keeps the text: only the key is renamed. The text carries the names of the object and of the way. */
export function UnionControl(props: UnionControlProps): React.JSX.Element {
  const { row, type, state, emptyMeans } = props;
  const [chosen, setChosen] = useState<string | undefined>();
  const written = writtenMember(type, row.value) ?? undefined;
  const isPresence =
    emptyMeans !== undefined && row.value !== undefined && written === undefined && chosen === undefined;
  const names = type.fields.map((field) => field.name);
  const way = isPresence ? presence : (written ?? chosen ?? names[0] ?? '');
  const pick = (name: string): void => {
    setChosen(name);
    if (name === presence) {
      if (state.commit({})) setChosen(undefined);
    } else if (written !== undefined) {
      const path = [...row.path, written];
      const label = `Match ${formatPath(shortPath(row.path))} by ${name}`;
      if (state.run([{ type: 'rename', path, name }], label)) setChosen(undefined);
    }
  };
  return (
    <div className="ins-union">
      <Picker
        label="kind of match"
        value={way}
        options={waysOf(type, emptyMeans, written && `${written}: ${showValue(ownValue(row.value, written))}`)}
        ghost=""
        disabled={state.form.disabled}
        aria={{ 'aria-describedby': state.helpId }}
        onPick={pick}
      />
      {way === presence ? <span className="ins-ghost-text">{emptyMeans}</span> : <UnionText {...props} way={way} />}
    </div>
  );
}

function waysOf(
  type: ObjectType,
  emptyMeans: string | undefined,
  dropped: string | undefined,
): readonly PickerOption[] {
  const ways = type.fields.map((field) => ({ value: field.name, doc: field.doc }));
  if (emptyMeans === undefined) return ways;
  return [...ways, { value: presence, doc: dropped === undefined ? emptyMeans : `${emptyMeans} Removes ${dropped}.` }];
}

function UnionText({
  row,
  type,
  state,
  labelledBy,
  way,
}: UnionControlProps & { readonly way: string }): React.JSX.Element {
  const field = type.fields.find((each) => each.name === way);
  const inner = useField(field ?? row.field, [...row.path, way]);
  const value = ownValue(row.value, way);
  const commit = (text: string): boolean => (text === '' ? value === undefined || inner.unset() : inner.commit(text));
  const draft = useDraft(textOf(value), commit, inner.dismiss);
  const wayId = `${inner.id}-way`;
  return (
    <Fragment>
      <input
        {...draft.props}
        id={inner.id}
        className="ins-input ins-mono"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-labelledby={`${labelledBy} ${wayId}`}
        placeholder="not set"
        title={draft.value || undefined}
        disabled={state.form.disabled}
        {...describedBy(inner)}
      />
      <span className="spoken-only" id={wayId}>
        {way}
      </span>
      <span id={inner.helpId} hidden>
        {field?.doc}
      </span>
      <FieldNote state={inner} />
    </Fragment>
  );
}
