import { useState } from 'react';
import { changeUnit, durationUnits, stepDuration, unitOf, withUnit, type DurationUnit } from '../model/duration';
import { useDraft } from '../use-draft';
import { describedBy, ghostOf } from './field-words';
import { textOf, type InputProps } from './input';
import { Picker } from './picker';

const unitNames: Readonly<Record<DurationUnit, string>> = {
  ms: 'milliseconds',
  s: 'seconds',
  m: 'minutes',
  h: 'hours',
};

/**
 * A duration in Go syntax, kept as typed (`1h30m`), with a menu for its unit. A bare number takes the unit of the menu; the arrow keys
 * step 1-2-5.
 */
export function DurationInput({ field, state, value, label }: InputProps): React.JSX.Element {
  const written = textOf(value);
  const [chosen, setChosen] = useState<DurationUnit>('s');
  const commit = (text: string): boolean => {
    if (text.trim() === '') return value === undefined || state.unset();
    return state.commit(withUnit(text.trim(), unitOf(written) ?? chosen));
  };
  const draft = useDraft(written, commit, state.dismiss);
  const unit = unitOf(withUnit(draft.value.trim(), chosen)) ?? (draft.value.trim() === '' ? chosen : undefined);
  return (
    <div className="ins-duration">
      <input
        {...draft.props}
        id={state.id}
        className="ins-input ins-mono"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={ghostOf(field)}
        disabled={state.form.disabled}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined;
          const next = by && !event.altKey ? stepDuration(withUnit(draft.value.trim(), chosen), by) : undefined;
          if (next === undefined) return draft.props.onKeyDown(event);
          event.preventDefault();
          draft.setValue(next);
        }}
        {...describedBy(state)}
      />
      <span className="ins-unit">
        <Picker
          label="unit"
          value={unit ?? ''}
          options={durationUnits.map((each) => ({ value: each, beside: unitNames[each] }))}
          ghost="…"
          disabled={state.form.disabled || unit === undefined}
          aria={{ 'aria-describedby': state.helpId }}
          onPick={(picked) => {
            setChosen(picked as DurationUnit);
            const changed = changeUnit(written, picked as DurationUnit);
            if (changed !== undefined && changed !== written) commit(changed);
          }}
        />
      </span>
    </div>
  );
}
