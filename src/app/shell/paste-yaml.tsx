import { useState } from 'react';
import { openText } from '../browser/open-uploads';
import { closeDialog } from '../dialogs';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { sizeWords } from './words/export';
import { pasteWords } from './words/sheets';

/** A longer text is not put into the field, where laying out its lines would stop the page for as long as that takes. */
const mostShown = 200_000;

/** A place to paste YAML into, for those who have it in the clipboard and no file. */
export default function PasteYaml(): React.JSX.Element {
  const [text, setText] = useState('');
  const [large, setLarge] = useState<string | null>(null);
  const add = (): void => {
    closeDialog();
    void openText(large ?? text);
  };
  return (
    <Sheet title={pasteWords.title} size={640}>
      {large === null ? (
        <PasteField text={text} onText={setText} onLarge={setLarge} />
      ) : (
        <LargeText text={large} onRemove={() => setLarge(null)} />
      )}
      <SheetButtons stays>
        <CancelButton />
        <button type="button" className="button button-primary" disabled={(large ?? text).trim() === ''} onClick={add}>
          {pasteWords.add}
        </button>
      </SheetButtons>
    </Sheet>
  );
}

function PasteField(props: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLarge: (text: string) => void;
}): React.JSX.Element {
  const onPaste = (event: React.ClipboardEvent<HTMLTextAreaElement>): void => {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.length <= mostShown) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    props.onLarge(props.text.slice(0, selectionStart) + pasted + props.text.slice(selectionEnd));
  };
  return (
    <>
      <label className="field-label" htmlFor="paste-text">
        {pasteWords.text}
      </label>
      <textarea
        id="paste-text"
        data-autofocus
        className="text-area"
        rows={14}
        spellCheck={false}
        value={props.text}
        onChange={(event) => props.onText(event.target.value)}
        onPaste={onPaste}
      />
    </>
  );
}

function LargeText({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }): React.JSX.Element {
  const [said] = useState(() =>
    pasteWords.large(sizeWords(new TextEncoder().encode(text).length), text.split('\n').length),
  );
  return (
    <div className="paste-large">
      <p role="status">{said}</p>
      <button type="button" className="button button-small" autoFocus onClick={onRemove}>
        {pasteWords.remove}
      </button>
    </div>
  );
}
