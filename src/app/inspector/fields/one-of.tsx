import { useState } from 'react';
import { useForm, currentValue } from '../form';
import { focusField } from '../focus';
import type { Row } from '../model/form-model';
import { describeRivals, rivalsOf } from '../model/one-of';
import { OpeningContext } from '../opening-context';
import { useField } from '../use-field';
import { FieldNote } from './field-note';
import { helpOf } from './field-words';
import { NestedField } from './nested';

/**
 * Fields of which only one may be written: a choice of the names, and the chosen field below it. Choosing writes nothing. The first value of the
 * chosen field is written together with the removal of the one before, which is announced until then.
 */
export function OneOf({ rows }: { readonly rows: readonly Row[] }): React.JSX.Element {
  const form = useForm();
  const [picked, setPicked] = useState<string | null>(null);
  const written = rows.filter(({ value }) => value !== undefined);
  if (picked !== null && written.some(({ field }) => field.name === picked)) setPicked(null);
  const candidate = rows.find(({ field }) => field.name === picked);
  const shown = candidate === undefined ? written : [...(written.length > 1 ? written : []), candidate];
  const [anchor = rows[0] as Row] = written;
  const state = useField(anchor.field, anchor.path);
  const names = rows.map(({ field }) => field.name);
  const choose = (row: Row | undefined): void => {
    state.dismiss();
    if (row === undefined && candidate === undefined) state.unset();
    setPicked(row === undefined || row.value !== undefined ? null : row.field.name);
    if (row !== undefined) focusField(form, row.path);
  };
  const drops = candidate && describeRivals(rivalsOf(form.kind, currentValue(form), candidate.path));
  return (
    <div className="ins-one-of">
      <div className="ins-row ins-one-of-head" data-set={written.length > 0 || undefined}>
        <span className="ins-label ins-one-of-label">one of</span>
        <div className="ins-control">
          <div className="ins-choices" role="radiogroup" aria-label={`one of ${names.join(', ')}`}>
            <Choice
              name={state.id}
              text="none"
              ghost
              chosen={shown.length === 0}
              disabled={form.disabled}
              onChoose={() => choose(undefined)}
            />
            {rows.map((row) => (
              <Choice
                key={row.key}
                name={state.id}
                text={row.field.name}
                help={helpOf(row.field)}
                chosen={shown.length === 1 && shown[0] === row}
                disabled={form.disabled}
                onChoose={() => choose(row)}
              />
            ))}
          </div>
        </div>
        {candidate === undefined && anchor.field.type.type !== 'object' ? null : (
          <FieldNote state={state} fallback={drops} />
        )}
      </div>
      <OpeningContext value={candidate === undefined ? [] : [candidate.field.name]}>
        {shown.map((row) => (
          <NestedField key={row.key} row={row} />
        ))}
      </OpeningContext>
    </div>
  );
}

function Choice(props: {
  readonly name: string;
  readonly text: string;
  readonly help?: string;
  readonly ghost?: boolean;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}): React.JSX.Element {
  return (
    <label
      className="ins-choice"
      data-chosen={props.chosen || undefined}
      data-ghost={props.ghost || undefined}
      data-help={props.help}
    >
      <input
        type="radio"
        className="spoken-only"
        name={`${props.name}-one-of`}
        checked={props.chosen}
        disabled={props.disabled}
        onChange={props.onChoose}
      />
      {props.text}
    </label>
  );
}
