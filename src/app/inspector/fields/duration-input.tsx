import type { DurationUnit } from '../model/duration';
import { useDuration } from '../use-duration';
import { durationWords, fieldWords } from '../words/fields';
import { describedBy, ghostOf } from './field-words';
import type { InputProps } from './input';
import { Picker } from './picker';

/**
 * A duration in Go syntax, kept as typed (`1h30m`), with a menu of units. A bare number takes the unit that the menu shows; a duration
 * shows its unit itself, and the menu writes the same time in another one. The arrow keys step 1-2-5.
 */
export function DurationInput(props: InputProps): React.JSX.Element {
  const { field, state, label } = props;
  const { draft, text, bareUnit, unit, units, pick, onKeyDown } = useDuration(props);
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
        onKeyDown={onKeyDown}
        {...describedBy(state)}
      />
      <span className="ins-unit">
        <Picker
          label={durationWords.unit}
          value={unit}
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
