import type { ComponentProps } from 'react';
import { useDraft } from '../use-draft';
import { describedBy, ghostOf } from './field-words';
import { isUrlField, textOf, type InputProps } from './input';
import type { PickerOption } from './picker';
import { SuggestBox } from './suggest-box';

/** An input that offers what the model knows and takes any other text as well. */
export function SuggestInput(
  props: InputProps & { readonly suggest: () => readonly PickerOption[] },
): React.JSX.Element {
  const { field, state, value, label, read = (text) => text } = props;
  const commit = (text: string): boolean =>
    text.trim() === '' ? value === undefined || state.unset() : state.commit(read(text.trim()));
  const draft = useDraft(textOf(value), commit, state.dismiss, isUrlField(field));
  return (
    <SuggestBox
      name={label ?? field.name}
      typed={draft.typing ? draft.value : ''}
      suggest={props.suggest}
      chevron
      onPick={(picked) => {
        draft.setValue(picked);
        if (picked === textOf(value) || commit(picked)) draft.reset();
      }}
      input={{
        ...draft.props,
        id: state.id,
        className: props.mono ? 'ins-input ins-suggest ins-mono' : 'ins-input ins-suggest',
        inputMode: props.inputMode,
        'aria-label': label,
        placeholder: ghostOf(field, props.room),
        title: draft.value || undefined,
        disabled: state.form.disabled,
        ...describedBy(state),
      }}
    />
  );
}

/** A key or value of a pair with what the design knows for it. */
export function PairInput(props: {
  readonly label: string;
  /** What the options are narrowed by; empty for all of them. */
  readonly typed: string;
  readonly suggest: () => readonly PickerOption[];
  readonly onPick: (value: string) => void;
  readonly input: ComponentProps<'input'>;
}): React.JSX.Element {
  const { label, typed, suggest, onPick, input } = props;
  return (
    <SuggestBox
      name={label}
      typed={typed}
      suggest={suggest}
      chevron={false}
      onPick={onPick}
      input={{ className: 'ins-input ins-mono', autoComplete: 'off', 'aria-label': label, ...input }}
    />
  );
}
