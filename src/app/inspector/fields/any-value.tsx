import type { Path } from '../../../core/text';
import type { Form } from '../form';
import { goToText } from '../go';
import { toSnippet } from '../model/snippet';
import { fieldWords, menuWords } from '../words/fields';

/** A value that the form has no control for: shown as it is, edited in the text. */
export function AnyValue({
  value,
  form,
  path,
}: {
  readonly value: unknown;
  readonly form: Form;
  readonly path: Path;
}): React.JSX.Element {
  if (value === undefined) {
    return (
      <button type="button" className="ins-link ins-ghost" onClick={() => goToText(form, path)}>
        {fieldWords.inTextOnly}
      </button>
    );
  }
  return (
    <div className="ins-any">
      <pre className="ins-snippet">{toSnippet(value)}</pre>
      <button type="button" className="ins-link" onClick={() => goToText(form, path)}>
        {menuWords.goToText}
      </button>
    </div>
  );
}
