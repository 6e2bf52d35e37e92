import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { closeDialog } from '../dialogs';
import { ModalDialog } from './modal-dialog';
import { sheetWords } from './words/sheets';

/** A dialog with a title, what it says, and its buttons at the end. */
export function Sheet(props: {
  readonly title: string;
  readonly size?: number;
  /** It is only read: what it says takes the focus, so that the arrow keys scroll it. */
  readonly isText?: boolean;
  readonly children: ReactNode;
}): React.JSX.Element {
  const focusable = props.isText ? { role: 'group', tabIndex: 0, 'aria-labelledby': 'sheet-title' } : {};
  return (
    <ModalDialog className="sheet" width={props.size ?? 480} labelledBy="sheet-title">
      <div className="sheet-head">
        <h2 id="sheet-title" className="sheet-title">
          {props.title}
        </h2>
        <button type="button" className="icon-button" aria-label={sheetWords.close} onClick={closeDialog}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </button>
      </div>
      <div className="sheet-body" {...focusable}>
        {props.children}
      </div>
    </ModalDialog>
  );
}

/** The buttons of a dialog: the one that does it last, as the only filled one. With `stays` they are in view however far the rest is scrolled. */
export function SheetButtons(props: { readonly stays?: boolean; readonly children: ReactNode }): React.JSX.Element {
  return <div className={props.stays ? 'sheet-buttons sheet-buttons-stay' : 'sheet-buttons'}>{props.children}</div>;
}

/** Closes the dialog. `isFirst` gives it the focus when the dialog appears. */
export function CancelButton(props: { readonly title?: string; readonly isFirst?: boolean }): React.JSX.Element {
  return (
    <button type="button" className="button" data-autofocus={props.isFirst || undefined} onClick={closeDialog}>
      {props.title ?? sheetWords.cancel}
    </button>
  );
}
