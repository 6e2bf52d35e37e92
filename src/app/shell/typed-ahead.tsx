import { useEffect, useLayoutEffect, useRef } from 'react';
import { closeDialog } from '../dialogs';
import './typed-ahead.css';
import { pageWords } from './words/page';

/**
 * Stands in for a dialog that is on its way: the keys are the dialog's from the moment it was asked for. What is typed into it is passed on to
 * the dialog's own field.
 */
export function TypedAhead(props: {
  readonly text: string;
  readonly onType: (text: string) => void;
}): React.JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <input
      ref={field}
      className="typed-ahead"
      aria-label={pageWords.typedAhead}
      value={props.text}
      onChange={(event) => props.onType(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeDialog();
      }}
    />
  );
}

/** Types into the field that has the focus what was typed while its dialog was on its way; keys that it has no field for are dropped. */
export function PassOn({ text }: { readonly text: string }): null {
  const ahead = useRef(text);
  useEffect(() => {
    if (ahead.current === '' || !(document.activeElement instanceof HTMLInputElement)) return;
    const { current } = ahead;
    ahead.current = '';
    // As if it were typed, in the field's own undo too; the one way that all browsers have for it.
    document.execCommand('insertText', false, current);
  }, []);
  return null;
}
