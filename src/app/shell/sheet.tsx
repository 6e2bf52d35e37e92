import { Modal } from '@mantine/core';
import './modal';
import type { ReactNode } from 'react';
import { closeDialog } from '../dialogs';

/** A dialog with a title, what it says, and its buttons at the end. It holds the focus and gives it back. */
export function Sheet(props: {
  readonly title: string;
  readonly size?: number;
  readonly children: ReactNode;
}): React.JSX.Element {
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={props.title}
      size={props.size ?? 480}
      yOffset={96}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {props.children}
    </Modal>
  );
}

/** The buttons of a dialog: the one that does it last, as the only filled one. */
export function SheetButtons(props: { readonly children: ReactNode }): React.JSX.Element {
  return <div className="sheet-buttons">{props.children}</div>;
}

export function CancelButton({ title = 'Cancel' }: { readonly title?: string }): React.JSX.Element {
  return (
    <button type="button" className="button" onClick={closeDialog}>
      {title}
    </button>
  );
}
