/** What the pane shows until the editor is there: the file's text, readable and selectable at once. */
export function PlainText({ text }: { text: string }) {
  return (
    <pre className="yaml-plain" tabIndex={0} aria-label="Text of the file">
      {text.slice(0, 20_000)}
    </pre>
  );
}
