import type { Field } from '../../../core/schema';
import { useDraft } from '../use-draft';
import type { FieldState } from '../use-field';
import { describedBy, ghostOf } from './field-words';

export interface InputProps {
  readonly field: Field;
  readonly state: FieldState;
  /** As the document has it; shown as it is whatever its type. */
  readonly value: unknown;
  /** In a table or a list, where no label of its own names the input. */
  readonly label?: string;
  /** The value that a typed text stands for. */
  readonly read?: (text: string) => unknown;
  readonly mono?: boolean;
  readonly inputMode?: 'numeric' | 'text';
  /** How many characters of a ghost there is room for. */
  readonly room?: number;
  readonly onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
}

/** A one-line input: Enter and blur write, Escape restores, clearing it unsets the field. */
export function FieldInput(props: InputProps): React.JSX.Element {
  const { field, state, value, label, read = (text) => text } = props;
  const commit = (text: string): boolean =>
    text.trim() === '' ? value === undefined || state.unset() : state.commit(read(text.trim()));
  const draft = useDraft(textOf(value), commit, state.dismiss, isUrlField(field));
  return (
    <input
      {...draft.props}
      id={state.id}
      className={props.mono ? 'ins-input ins-mono' : 'ins-input'}
      type="text"
      inputMode={props.inputMode}
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      placeholder={ghostOf(field, props.room)}
      title={draft.value || undefined}
      disabled={state.form.disabled}
      onKeyDown={(event) => {
        props.onKeyDown?.(event);
        if (!event.defaultPrevented) draft.props.onKeyDown(event);
      }}
      {...describedBy(state)}
    />
  );
}

/** Whether a URL belongs into a field. */
export function isUrlField({ type }: Field): boolean {
  return type.type === 'string' && type.format === 'url';
}

/** A value as an input shows it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A typed number as a number; other text stays text, so that the refusal can speak of it. */
export function readNumber(text: string): unknown {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
