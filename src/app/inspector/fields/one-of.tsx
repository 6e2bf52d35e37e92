import { useState } from 'react';
import { useForm, currentValue } from '../form';
import { focusField } from '../focus';
import type { Row } from '../model/form-model';
import { describeRivals, nameRivals, rivalsOf } from '../model/one-of';
import { OpeningContext } from '../opening-context';
import { useField } from '../use-field';
import { objectWords } from '../words/fields';
import { FieldNote } from './field-note';
import { helpOf } from './field-words';
import { NestedField } from './nested';

/**
 * Fields of which only one may be written. While none is, all of them stand there under one word, and stay until the form is left. Else a choice of
 * their names shows the one that is written or chosen. Choosing writes nothing: the first value of another field is written together with the
 * removal of the one before, which is announced until then.
 */
export function OneOf({ rows }: { readonly rows: readonly Row[] }): React.JSX.Element {
  const [picked, setPicked] = useState<string | null>(null);
  const written = rows.filter(({ value }) => value !== undefined);
  const [isOpen, setOpen] = useState(written.length === 0);
  if (!isOpen && written.length === 0 && picked === null) setOpen(true);
  if (picked !== null && written.some(({ field }) => field.name === picked)) setPicked(null);
  const candidate = rows.find(({ field }) => field.name === picked);
  const chosen = candidate === undefined ? written : [...(written.length > 1 ? written : []), candidate];
  return (
    <div className="ins-one-of">
      {isOpen ? (
        <OpenHead rows={rows} written={written} />
      ) : (
        <Chooser rows={rows} written={written} chosen={chosen} candidate={candidate} onPick={setPicked} />
      )}
      <OpeningContext value={candidate === undefined ? none : [candidate.field.name]}>
        {(isOpen ? rows : chosen).map((row) => (
          <NestedField key={row.key} row={row} />
        ))}
      </OpeningContext>
    </div>
  );
}

const none: readonly string[] = [];

function OpenHead({
  rows,
  written,
}: {
  readonly rows: readonly Row[];
  readonly written: readonly Row[];
}): React.JSX.Element {
  const [only, ...others] = written;
  const isAlone = only !== undefined && others.length === 0;
  return (
    <p className="ins-one-of-word">
      {isAlone ? objectWords.anotherRemoves(rows.length, nameRivals(written)) : objectWords.oneOfThese}
    </p>
  );
}

interface ChooserProps {
  readonly rows: readonly Row[];
  readonly written: readonly Row[];
  readonly chosen: readonly Row[];
  /** The one that is to be written in the place of another. */
  readonly candidate: Row | undefined;
  readonly onPick: (name: string | null) => void;
}

/** The names to choose from, and what goes when the chosen one is written. */
function Chooser({ rows, written, chosen, candidate, onPick }: ChooserProps): React.JSX.Element {
  const form = useForm();
  const [anchor = rows[0] as Row] = written;
  const state = useField(anchor.field, anchor.path);
  const choose = (row: Row | undefined): void => {
    state.dismiss();
    if (row === undefined && candidate === undefined) state.unset();
    onPick(row === undefined || row.value !== undefined ? null : row.field.name);
    if (row !== undefined) focusField(form, row.path);
  };
  const drops = candidate && describeRivals(rivalsOf(form.kind, currentValue(form), candidate.path));
  const names = rows.map(({ field }) => field.name);
  return (
    <div className="ins-row ins-one-of-head" data-set={written.length > 0 || undefined}>
      <span className="ins-label ins-one-of-label">{objectWords.oneOf}</span>
      <div className="ins-control">
        <div className="ins-choices" role="radiogroup" aria-label={objectWords.oneOfNames(names)}>
          <Choice
            name={state.id}
            text={objectWords.none}
            ghost
            chosen={chosen.length === 0}
            disabled={form.disabled}
            onChoose={() => choose(undefined)}
          />
          {rows.map((row) => (
            <Choice
              key={row.key}
              name={state.id}
              text={row.field.name}
              help={helpOf(row.field)}
              chosen={chosen.length === 1 && chosen[0] === row}
              disabled={form.disabled}
              onChoose={() => choose(row)}
            />
          ))}
        </div>
      </div>
      <FieldNote state={{ ...state, findings: [] }} fallback={drops} />
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
