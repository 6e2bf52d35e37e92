import { useId, useState } from 'react';

/** A number of the lab, and what there is to say beside it. */
export interface NumberFieldProps {
  /** Istio's name of the field, or words. */
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Of the slider and of the arrow keys. */
  readonly step: number;
  /** Where the slider ends, when that is before `max`; 0 for a field without one. */
  readonly slider: number;
  readonly unit: string;
  /** Who decided the value, or what is changed about it. */
  readonly origin?: string | undefined;
  readonly isChanged?: boolean;
  /** Nobody wrote it: it is drawn as a ghost. */
  readonly isDefault?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number with a slider beside it. The slider is for the mouse: the number takes arrow keys. */
export function NumberField(props: NumberFieldProps): React.JSX.Element {
  const { label, slider, unit, origin, isDefault } = props;
  const id = useId();
  return (
    <div className="lab-field" data-changed={props.isChanged || undefined} data-default={isDefault || undefined}>
      <div className="lab-field-head">
        <label htmlFor={id} title={label}>
          {label}
        </label>
        {origin !== undefined && (
          <span className={isDefault ? 'spoken-only' : 'lab-origin'} id={`${id}-origin`}>
            {origin}
          </span>
        )}
      </div>
      {slider > 0 && <Slider {...props} />}
      <span className="lab-number">
        <NumberInput {...props} id={id} />
        <span className="lab-unit">{unit}</span>
      </span>
    </div>
  );
}

function Slider({ value, min, slider, step, disabled, onChange }: NumberFieldProps): React.JSX.Element {
  return (
    <input
      type="range"
      className="lab-slider"
      aria-hidden="true"
      tabIndex={-1}
      min={min}
      max={slider}
      step={step}
      value={Math.min(value, slider)}
      disabled={disabled}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}

/** The number as it is typed: a text that is no number in bounds stays, and changes nothing, until the focus leaves it. */
function NumberInput(props: NumberFieldProps & { readonly id: string }): React.JSX.Element {
  const { id, value, min, max, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const isGood = (text: string): boolean =>
    text.trim() !== '' && Number.isFinite(Number(text)) && Number(text) >= min && Number(text) <= max;
  // What is typed stays as it is until it means another number than the one that counts.
  const isShown = typed !== null && (!isGood(typed) || Number(typed) === value);
  const type = (text: string): void => {
    setTyped(text);
    if (isGood(text)) onChange(Number(text));
  };
  return (
    <input
      id={id}
      type="number"
      min={min}
      max={max}
      step={props.step}
      value={isShown ? typed : String(value)}
      aria-invalid={isShown && !isGood(typed) ? true : undefined}
      disabled={props.disabled}
      aria-describedby={props.origin === undefined ? undefined : `${id}-origin`}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
    />
  );
}
