import type { Path } from '../../../core/text';
import { useApp } from '../../store';
import { endpointCount, hostOfRule } from '../model/entries';
import { describeEjection, ejectionMarks } from '../model/ejection';
import { useDraft } from '../use-draft';
import { resourceAt } from '../../../core/snapshot';
import { describedBy } from './field-words';
import { readNumber, textOf, type InputProps } from './input';

/** Characters of a ghost that the input has room for: the number alone. */
export const percentRoom = 4;

/** 0 to 100 as a number and a slider. Where the number of endpoints is known, a sentence says how many of them that is. */
export function PercentInput(props: InputProps & { readonly path: Path }): React.JSX.Element {
  const { field, state, value, label, path } = props;
  const total = useApp(({ snapshot }) => {
    if (path.at(-1) !== 'maxEjectionPercent') return undefined;
    return endpointCount(snapshot, hostOfRule(resourceAt(snapshot, state.form.place)));
  });
  const commit = (text: string): boolean =>
    text.trim() === '' ? value === undefined || state.unset() : state.commit(readNumber(text.trim()));
  const draft = useDraft(textOf(value), commit, state.dismiss);
  // A default such as "0, never" begins with its number; the note below the field has all of it.
  const fallback = Number.parseFloat(field.default?.value ?? '');
  const shown = draft.value === '' ? fallback : Number(draft.value);
  return (
    <>
      <div className="ins-percent">
        <input
          {...draft.props}
          id={state.id}
          className="ins-input ins-mono"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          aria-label={label}
          placeholder={Number.isNaN(fallback) ? 'unset' : String(fallback)}
          disabled={state.form.disabled}
          {...describedBy(state)}
        />
        <span className="ins-percent-sign" aria-hidden="true">
          %
        </span>
        <Slider
          value={shown}
          marks={total === undefined ? [] : ejectionMarks(total)}
          disabled={state.form.disabled}
          name={field.name}
          isSet={value !== undefined}
          onMove={(next) => draft.setValue(String(next))}
          onDone={draft.finish}
        />
      </div>
      {total !== undefined && (
        <p className="ins-says">{describeEjection(total, Number.isFinite(shown) ? shown : undefined)}</p>
      )}
    </>
  );
}

function Slider(props: {
  readonly value: number;
  readonly marks: readonly number[];
  readonly disabled: boolean;
  readonly name: string;
  readonly isSet: boolean;
  readonly onMove: (value: number) => void;
  readonly onDone: () => void;
}): React.JSX.Element {
  return (
    <span className="ins-slider" data-set={props.isSet || undefined}>
      <input
        type="range"
        min={0}
        max={100}
        tabIndex={-1}
        aria-hidden="true"
        value={Number.isFinite(props.value) ? props.value : 0}
        disabled={props.disabled}
        onChange={(event) => props.onMove(Number(event.currentTarget.value))}
        onPointerUp={props.onDone}
        onBlur={props.onDone}
      />
      {props.marks.map((mark) => (
        <i key={mark} style={{ left: `calc(7px + (100% - 14px) * ${mark / 100})` }} title={`${mark} %`} />
      ))}
    </span>
  );
}
