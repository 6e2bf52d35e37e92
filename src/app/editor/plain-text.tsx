import { paneWords } from './words';

/** As much of a text as fills a screen. */
const shown = 20_000;

/** What the pane shows until the editor is there: the file's text, readable and selectable at once. */
export function PlainText({ text }: { readonly text: string }): React.JSX.Element {
  return (
    <pre className="yaml-plain" tabIndex={0} aria-label={paneWords.textOfFile}>
      {text.slice(0, shown)}
    </pre>
  );
}
