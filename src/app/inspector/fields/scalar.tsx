import { isSuggestedAt } from '../../../core/language';
import { statedValue, type Field } from '../../../core/schema';
import { resourceAt } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { getState } from '../../store';
import { suggestionsAt } from '../model/suggestions';
import { useField, type FieldState } from '../use-field';
import { fieldWords } from '../words/fields';
import { AnyValue } from './any-value';
import { BooleanInput, isShortFallback } from './boolean-input';
import { DurationInput } from './duration-input';
import { FieldRow } from './field-row';
import { describedBy, ghostOf, longDefault } from './field-words';
import { FieldInput, isUrlField, readNumber, textOf } from './input';
import { PercentInput, percentRoom } from './percent-input';
import { Picker, type PickerOption } from './picker';
import { SuggestInput } from './suggest';
import { urlState } from './url-state';

interface ScalarProps {
  readonly field: Field;
  readonly path: Path;
  readonly value: unknown;
}

interface ControlProps extends ScalarProps {
  readonly state: FieldState;
  /** In a table or a list, where no label of its own names the control. */
  readonly label?: string;
  /** How many characters of a ghost there is room for. */
  readonly room?: number;
}

/** A field with one value: its label, its control and what there is to say. */
export function ScalarField({ field, path, value }: ScalarProps): React.JSX.Element {
  const state = useField(field, path);
  const group = field.type.type === 'boolean' || isComposite(value);
  return (
    <FieldRow field={field} path={path} state={state} value={value} group={group} note={noteOf(field, value)}>
      <ScalarControl field={field} path={path} value={value} state={state} />
    </FieldRow>
  );
}

/** The control that fits a field's type. A mapping or list where one value belongs is shown as it is, since an input would flatten it. */
export function ScalarControl(props: ControlProps): React.JSX.Element {
  const { field, path, value, state, label, room } = props;
  const { type } = field;
  if (isComposite(value) || type.type === 'any') return <AnyValue value={value} form={state.form} path={path} />;
  const common = { field, state, value, label, room };
  switch (type.type) {
    case 'boolean':
      return <BooleanInput {...common} />;
    case 'integer':
    case 'number':
      if (type.format === 'percent') return <PercentInput {...common} path={path} />;
      return <NumberInput {...common} path={path} />;
    case 'string': {
      if (type.enum) return <EnumInput {...common} />;
      if (type.format === 'duration') return <DurationInput {...common} />;
      const isMono = !prose.includes(field.name);
      const text = isUrlField(field) ? { ...common, state: urlState(state) } : common;
      if (!isSuggestedAt(state.form.kind, path)) return <FieldInput {...text} mono={isMono} />;
      return <SuggestInput {...text} mono={isMono} suggest={() => offered(state, path)} />;
    }
    default:
      return <AnyValue value={value} form={state.form} path={path} />;
  }
}

/** What is written for people, of a note and of an accepted finding. All other texts are read letter by letter. */
const prose: readonly string[] = ['text', 'reason'];

/** A number, with what the model offers for it: the ports of the host that is dialled. */
function NumberInput(props: ControlProps): React.JSX.Element {
  const { path, state } = props;
  const common = { ...props, read: readNumber, inputMode: 'numeric', mono: true } as const;
  if (!isSuggestedAt(state.form.kind, path)) return <FieldInput {...common} />;
  return <SuggestInput {...common} suggest={() => offered(state, path)} />;
}

/** What the design offers for a field now. */
function offered({ form }: FieldState, path: Path): readonly PickerOption[] {
  const { snapshot } = getState();
  return suggestionsAt(snapshot, resourceAt(snapshot, form.place), path);
}

/** Percentages have a narrow input beside their slider, and booleans narrow choices, so that what has no room there is told below. */
function noteOf(field: Field, value: unknown): string | null {
  const { type } = field;
  if (type.type === 'boolean') {
    return isShortFallback(field.default?.value ?? '') ? null : longDefault(field, value, 0);
  }
  if (type.type === 'number' || type.type === 'integer') {
    return type.format === 'percent' ? longDefault(field, value, percentRoom) : null;
  }
  return consequenceOf(field, value);
}

function EnumInput({ field, state, value, label }: Omit<ControlProps, 'path'>): React.JSX.Element {
  const written = textOf(value);
  return (
    <Picker
      id={state.id}
      label={label}
      value={written}
      options={enumOptions(field, written)}
      ghost={ghostOf(field)}
      disabled={state.form.disabled}
      aria={describedBy(state)}
      onPick={state.commit}
    />
  );
}

/** The values of an enum; one that is written and not among them stays visible, so that opening the list does not seem to lose it. */
export function enumOptions(field: Field, written: string): readonly { value: string; doc: string; beside?: string }[] {
  const values = field.type.type === 'string' ? (field.type.enum ?? []) : [];
  const options = values.map(({ value, doc, since }) => ({
    value,
    doc,
    ...(since === undefined ? {} : { beside: fieldWords.valueSince(since) }),
  }));
  if (written === '' || values.some((each) => each.value === written)) return options;
  return [{ value: written, doc: fieldWords.notAValue }, ...options];
}

/** The sentence of the stated value that is written, or of the default. */
export function consequenceOf(field: Field, value: unknown): string | null {
  if (field.type.type !== 'string') return null;
  return statedValue(field.type, value ?? field.default?.value)?.doc ?? null;
}

function isComposite(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
