import { useEffect, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { Point } from './anatomy';

/** Below a form, for the sentence that says why it cannot be done. */
const roomForRefusal = 48;

/** A small form over the canvas: Enter does what it says, Escape and a press elsewhere close it. It does not trap the focus. */
export function FloatingForm(props: {
  readonly title: string;
  readonly at: Point;
  readonly room: { readonly width: number; readonly height: number };
  readonly height: number;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): React.JSX.Element {
  const { title, at, room, height, onSubmit, onClose } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = form.current?.querySelector('input:not([type=checkbox]), button[type=submit]');
    if (first instanceof HTMLElement) first.focus();
    if (first instanceof HTMLInputElement) first.select();
  }, []);
  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !form.current?.contains(event.target)) onClose();
    };
    addEventListener('pointerdown', onPress, true);
    return () => removeEventListener('pointerdown', onPress, true);
  }, [onClose]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  };
  const left = Math.max(8, Math.min(at.x, room.width - 308));
  const top = Math.max(36, Math.min(at.y, room.height - height - roomForRefusal));
  return (
    <form
      ref={form}
      className="floating"
      role="dialog"
      aria-label={title}
      style={{ left, top }}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <h3>{title}</h3>
      {props.children}
    </form>
  );
}

/** The row of buttons under a form. */
export function FormButtons(props: {
  readonly action: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
}): React.JSX.Element {
  return (
    <div className="floating-buttons">
      <button type="button" className="canvas-button" onClick={props.onClose}>
        {props.danger ? 'Keep' : 'Cancel'}
      </button>
      <button type="submit" className={props.danger ? 'canvas-button is-danger' : 'canvas-button is-primary'}>
        {props.action}
      </button>
    </div>
  );
}

/** A labelled line of text. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}): React.JSX.Element {
  return (
    <label>
      {props.label}
      <input
        value={props.value}
        placeholder={props.placeholder}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => props.onChange(event.target.value)}
      />
    </label>
  );
}
