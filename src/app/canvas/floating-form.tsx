import { useEffect, useId, useLayoutEffect, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { Point } from '../../core/picture';
import { heightForForm, spotOfForm, useKeptSpot } from './keep-spot';
import { usePressElsewhere } from './use-press-elsewhere';
import { formWords } from './words/forms';

interface FormFrame {
  readonly at: Point;
  /** Size of the canvas in CSS pixels. */
  readonly room: { readonly width: number; readonly height: number };
  readonly onClose: () => void;
}

/** A small form over the canvas, which stays at its card while the view moves: Enter does what it says, Escape and a press elsewhere close it. It does not trap the focus. */
export function FloatingForm(
  props: FormFrame & {
    readonly title: string;
    readonly onSubmit: () => void;
    /** What a press elsewhere does, where that is more than closing it. */
    readonly onLeave?: () => void;
    readonly children: ReactNode;
  },
): React.JSX.Element {
  const { title, at, room, onSubmit, onClose } = props;
  const form = useRef<HTMLDivElement>(null);
  const kept = useKeptSpot(at);
  useFirstField(form);
  usePressElsewhere(form, props.onLeave ?? onClose);
  // Its height is known once it is drawn, and changes with what it says.
  useLayoutEffect(() => {
    const box = form.current;
    if (!box) return;
    box.style.maxHeight = `${heightForForm(room)}px`;
    const spot = spotOfForm(kept, { width: box.offsetWidth, height: box.offsetHeight }, room);
    box.style.left = `${spot.x}px`;
    box.style.top = `${spot.y}px`;
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  };
  return (
    <div ref={form} className="floating nowheel" role="dialog" aria-label={title} onKeyDown={onKeyDown}>
      <form noValidate onSubmit={submit}>
        <h3>{title}</h3>
        {props.children}
      </form>
    </div>
  );
}

/** Gives the first field the focus when a form opens, with what stands in it selected for typing. */
function useFirstField(form: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const first = form.current?.querySelector('input:not([type=checkbox]), textarea, button[type=submit]');
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
    if (first instanceof HTMLInputElement || first instanceof HTMLTextAreaElement) first.select();
  }, [form]);
}

/** The row of buttons under a form. */
export function FormButtons(props: {
  readonly action: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onClose: () => void;
  /** Further things to do with what the form says, left of the main one. */
  readonly children?: ReactNode;
}): React.JSX.Element {
  return (
    <div className="floating-buttons">
      <button type="button" className="canvas-button" onClick={props.onClose}>
        {props.danger ? formWords.keep : formWords.cancel}
      </button>
      {props.children}
      <button
        type="submit"
        className={props.danger ? 'canvas-button is-danger' : 'canvas-button is-primary'}
        disabled={props.disabled}
      >
        {props.action}
      </button>
    </div>
  );
}

/** A labelled line of text, with what is said about it below: a refusal, or a sentence about what it means. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly says?: string | null;
  readonly refusal?: string | null;
  readonly onChange: (value: string) => void;
}): React.JSX.Element {
  const id = useId();
  const { refusal = null, says = null } = props;
  const below = refusal ?? says;
  return (
    <div className="floating-field">
      <label>
        {props.label}
        <input
          value={props.value}
          placeholder={props.placeholder}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={refusal !== null}
          aria-describedby={below === null ? undefined : id}
          onChange={(event) => props.onChange(event.target.value)}
        />
      </label>
      {below !== null && (
        <p
          id={id}
          className={refusal === null ? 'field-says' : 'refusal'}
          {...(refusal === null ? {} : { role: 'alert' })}
        >
          {below}
        </p>
      )}
    </div>
  );
}

/** Why what a form asks for cannot be done; screen readers hear it at once. */
export function Refusal({ text }: { readonly text: string | null }): React.JSX.Element | null {
  return text === null ? null : (
    <p className="refusal" role="alert">
      {text}
    </p>
  );
}
