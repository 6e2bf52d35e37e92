import type { Field } from '../../../core/schema';
import { absentWord, isUnread } from '../model/unread';
import type { FieldState } from '../use-field';
import { fieldWords } from '../words/fields';
import { describedBy } from './field-words';

interface BooleanInputProps {
  readonly field: Field;
  readonly state: FieldState;
  readonly value: unknown;
  readonly label?: string;
}

/** Three states: not set (with what then applies), true, false. */
export function BooleanInput({ field, state, value, label }: BooleanInputProps): React.JSX.Element {
  const fallback = field.default?.value;
  const states = [
    { text: fallback === undefined || isUnread(field) ? absentWord(field) : shortFallback(fallback), value: undefined },
    { text: 'true', value: true },
    { text: 'false', value: false },
  ];
  return (
    <div
      className="ins-choices"
      role="radiogroup"
      {...(label === undefined ? { 'aria-labelledby': `${state.id}-label` } : { 'aria-label': label })}
      {...describedBy(state)}
    >
      {states.map((each) => (
        <label
          key={each.text}
          className="ins-choice"
          data-chosen={each.value === value || undefined}
          data-ghost={each.value === undefined || undefined}
        >
          <input
            type="radio"
            name={state.id}
            className="spoken-only"
            checked={each.value === value}
            disabled={state.form.disabled}
            onChange={() => (each.value === undefined ? state.unset() : state.commit(each.value))}
          />
          {each.text}
        </label>
      ))}
    </div>
  );
}

/** A default of a word or two stands in the choice itself; a longer one is told below it. */
function shortFallback(fallback: string): string {
  return isShortFallback(fallback) ? fieldWords.notSetBut(fallback) : fieldWords.notSet;
}

/** Whether a default has room in the choice that leaves it to apply. */
export function isShortFallback(fallback: string): boolean {
  return fallback.length <= 12;
}
