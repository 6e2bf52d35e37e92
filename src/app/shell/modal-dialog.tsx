import { useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { closeDialog } from '../dialogs';

interface ModalDialogProps {
  readonly className: string;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly width: number;
  readonly children: ReactNode;
}

/**
 * The browser's own modal dialog: it has the focus from the moment it appears, so that no key goes astray, keeps it inside, and gives it
 * back. What is marked `data-autofocus` gets it first. Escape and a press beside it close it.
 */
export function ModalDialog({ className, label, labelledBy, width, children }: ModalDialogProps): React.JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    element.showModal();
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => element.close();
  }, []);
  const onPress = (event: MouseEvent): void => {
    if (event.target === dialog.current && isBeside(dialog.current, event)) closeDialog();
  };
  return (
    <dialog
      ref={dialog}
      className={`modal ${className}`}
      style={{ width }}
      aria-label={label}
      aria-labelledby={labelledBy}
      onMouseDown={onPress}
      onCancel={(event) => {
        event.preventDefault();
        closeDialog();
      }}
    >
      {children}
    </dialog>
  );
}

/** A press on the backdrop arrives at the dialog too, but lies outside of its box. */
function isBeside(element: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
