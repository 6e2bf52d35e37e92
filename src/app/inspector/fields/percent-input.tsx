import type { Ejection } from '../../../core/mesh';
import type { Path } from '../../../core/text';
import { useApp } from '../../store';
import { describeEjection, ejectionFor, ejectionMarks } from '../model/ejection';
import { hostOfRule } from '../model/entries';
import { useDraft } from '../use-draft';
import { fieldWords } from '../words/fields';
import { ejectionWords } from '../words/sections';
import { resourceAt } from '../../../core/snapshot';
import { describedBy } from './field-words';
import { readNumber, textOf, type InputProps } from './input';

/** Characters of a ghost that the input has room for: the number alone. */
export const percentRoom = 4;

type PercentProps = InputProps & { readonly path: Path };

/** 0 to 100 as a number and a slider. Where the number of endpoints is known, a sentence says how many of them that is. */
export function PercentInput(props: PercentProps): React.JSX.Element {
  const { field, state, value, label } = props;
  const commit = (text: string): boolean =>
    text.trim() === '' ? value === undefined || state.unset() : state.commit(readNumber(text.trim()));
  const draft = useDraft(textOf(value), commit, state.dismiss);
  // A default such as "0, never" begins with its number; the note below the field has all of it.
  const fallback = Number.parseFloat(field.default?.value ?? '');
  const shown = draft.value === '' ? fallback : Number(draft.value);
  const ejection = useEjection(props, Number.isFinite(shown) ? shown : undefined);
  const says = ejection && describeEjection(ejection);
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
          placeholder={Number.isNaN(fallback) ? fieldWords.unset : String(fallback)}
          disabled={state.form.disabled}
          {...describedBy(state)}
        />
        <span className="ins-percent-sign" aria-hidden="true">
          %
        </span>
        <Slider
          value={shown}
          marks={ejectionMarks(ejection?.endpoints)}
          disabled={state.form.disabled}
          name={field.name}
          isSet={value !== undefined}
          onMove={(next) => draft.setValue(String(next))}
          onDone={draft.finish}
          onLeave={draft.props.onBlur}
        />
      </div>
      {says !== undefined && <p className="ins-says">{says}</p>}
    </>
  );
}

/** What a limit on ejection does to the endpoints of the rule's host; undefined for other percentages. */
function useEjection({ path, state }: PercentProps, percent: number | undefined): Ejection | undefined {
  // What cannot be read may hold more endpoints.
  const counts = path.at(-1) === 'maxEjectionPercent' && !state.form.incomplete;
  const snapshot = useApp((app) => (counts ? app.snapshot : undefined));
  return snapshot && ejectionFor(snapshot, hostOfRule(resourceAt(snapshot, state.form.place)), percent);
}

function Slider(props: {
  readonly value: number;
  readonly marks: readonly number[];
  readonly disabled: boolean;
  readonly name: string;
  readonly isSet: boolean;
  readonly onMove: (value: number) => void;
  readonly onDone: () => void;
  readonly onLeave: () => void;
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
        onBlur={props.onLeave}
      />
      {props.marks.map((mark) => (
        <i
          key={mark}
          style={{ left: `calc(7px + (100% - 14px) * ${mark / 100})` }}
          title={ejectionWords.percent(mark)}
        />
      ))}
    </span>
  );
}
