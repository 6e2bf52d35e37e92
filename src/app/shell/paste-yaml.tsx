import { useState } from 'react';
import { openText } from '../browser/open-uploads';
import { closeDialog } from '../dialogs';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { pasteWords } from './words/sheets';

/** A place to paste YAML into, for those who have it in the clipboard and no file. */
export default function PasteYaml(): React.JSX.Element {
  const [text, setText] = useState('');
  const add = (): void => {
    closeDialog();
    void openText(text);
  };
  return (
    <Sheet title={pasteWords.title} size={640}>
      <label className="field-label" htmlFor="paste-text">
        {pasteWords.text}
      </label>
      <textarea
        id="paste-text"
        data-autofocus
        className="text-area"
        rows={14}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <SheetButtons>
        <CancelButton />
        <button type="button" className="button button-primary" disabled={text.trim() === ''} onClick={add}>
          {pasteWords.add}
        </button>
      </SheetButtons>
    </Sheet>
  );
}
