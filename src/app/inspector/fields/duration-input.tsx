import { useState } from 'react';
import { changeUnit, durationUnits, stepDuration, unitOf, withUnit, type DurationUnit } from '../model/duration';
import { useDraft } from '../use-draft';
import { durationWords, fieldWords } from '../words/fields';
import { describedBy, ghostOf } from './field-words';
import { textOf, type InputProps } from './input';
import { Picker } from './picker';

/**
 * A duration in Go syntax, kept as typed (`1h30m`), with a menu of units. A bare number takes the unit that the menu shows; a duration
 * shows its unit itself, and the menu writes the same time in another one. The arrow keys step 1-2-5.
 */
export function DurationInput({ field, state, value, label }: InputProps): React.JSX.Element {
  const written = textOf(value);
  const [chosen, setChosen] = useState<DurationUnit | undefined>();
  const bareUnit = chosen ?? unitOf(written) ?? 's';
  const commit = (text: string): boolean => {
    if (text.trim() === '') return value === undefined || state.unset();
    return state.commit(withUnit(text.trim(), bareUnit));
  };
  const draft = useDraft(written, commit, state.dismiss);
  const text = draft.value.trim();
  const isBare = text === '' || withUnit(text, bareUnit) !== text;
  const units = isBare ? durationUnits : durationUnits.filter((each) => changeUnit(text, each) !== undefined);
  const pick = (unit: DurationUnit): void => {
    if (isBare) setChosen(unit);
    const meant = isBare ? withUnit(text, unit) : changeUnit(text, unit);
    if (text === '' || meant === undefined) return;
    draft.setValue(meant);
    if (meant === written || commit(meant)) draft.reset();
  };
  return (
    // On the way from the number to its unit nothing is written: a bare number would be written with the unit before.
    <div
      className="ins-duration"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) draft.props.onBlur();
      }}
    >
      <input
        {...draft.props}
        onBlur={undefined}
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
          const next = by && !event.altKey ? stepDuration(withUnit(text, bareUnit), by) : undefined;
          if (next === undefined) return draft.props.onKeyDown(event);
          event.preventDefault();
          draft.setValue(next);
        }}
        {...describedBy(state)}
      />
      <span className="ins-unit">
        <Picker
          label={durationWords.unit}
          value={text === '' ? '' : isBare ? bareUnit : (unitOf(text) ?? '')}
          options={units.map((each) => ({ value: each, beside: durationWords.names[each] }))}
          ghost={text === '' ? bareUnit : fieldWords.mixed}
          disabled={state.form.disabled || units.length < 2}
          aria={{ 'aria-describedby': state.helpId }}
          onPick={(picked) => pick(picked as DurationUnit)}
        />
      </span>
    </div>
  );
}
