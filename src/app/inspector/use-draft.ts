import { useEffect, useState, type ChangeEvent, type KeyboardEvent, type RefObject } from 'react';
import { mayBeginSecret } from '../../core/mesh';
import { keepWayBack } from '../unwritten';
import { useAfterPress } from './after-press';
import { useKeptTyping } from './kept-typing';
import { usePendingDraft } from './pending-drafts';

/** Text that is being typed into an input. */
export interface Draft {
  /** What the input shows. */
  readonly value: string;
  /** Whether something was typed that is not written yet. */
  readonly typing: boolean;
  readonly setValue: (value: string) => void;
  readonly finish: () => void;
  /** Shows what is written again. */
  readonly reset: () => void;
  /** For the input. */
  readonly props: {
    readonly ref: RefObject<HTMLInputElement | null>;
    readonly value: string;
    readonly 'data-typing': true | undefined;
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  };
}

/**
 * Text being typed: Enter, blur and leaving the page commit it, Escape brings back what is written, and so does Undo once the text was refused. A blur by a press commits before its click. What `commit` refuses stays in the input. While nothing
 * is typed the input follows `written`. What is typed is kept beside the design meanwhile; what may be the beginning of a password is not, and waits for Enter or blur. `isUrl`:
 * a URL belongs into it.
 */
export function useDraft(
  written: string,
  commit: (text: string) => boolean,
  dismiss: () => void,
  isUrl = false,
): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const finish = (text = typed): void => {
    if (text === null) return;
    if (text === written) dismiss();
    if (text === written || commit(text)) setTyped(null);
  };
  // Nobody has said that it is finished, and what looks like a port may be the beginning of a password.
  usePendingDraft(typed === null || mayBeginSecret(typed, isUrl) ? null : () => finish());
  const input = useKeptTyping(typed, setTyped, isUrl);
  const leave = useAfterPress(() => finish());
  const restore = (): void => {
    setTyped(null);
    dismiss();
  };
  useEffect(() => {
    if (typed === null || input.current === null) return undefined;
    return keepWayBack(input.current, () => {
      setTyped(null);
      dismiss();
    });
  });
  const value = typed ?? written;
  return {
    value,
    typing: typed !== null,
    setValue: setTyped,
    finish: () => finish(),
    reset: () => setTyped(null),
    props: {
      ref: input,
      value,
      'data-typing': typed === null ? undefined : true,
      onChange: (event) => setTyped(event.currentTarget.value),
      onBlur: leave,
      onKeyDown: (event) => {
        if (event.key === 'Enter') finish();
        else if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          restore();
        }
      },
    },
  };
}
