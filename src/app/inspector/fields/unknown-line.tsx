import type { Field } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { focusField } from '../focus';
import { useForm } from '../form';
import { unknownKeys } from '../model/form-model';
import { fieldWords } from '../words/fields';
import { useIsUnfinished } from './unknown-keys';

/** Says before the fields how many keys of an object its kind does not have, and leads to them, which stand behind the fields. */
export function UnknownLine(props: {
  /** The objects whose keys stand there. */
  readonly levels: readonly { readonly path: Path; readonly fields: readonly Field[] }[];
  readonly value: unknown;
}): React.JSX.Element | null {
  const form = useForm();
  const isUnfinished = useIsUnfinished(form);
  const found = props.levels.flatMap(({ path, fields }) =>
    unknownKeys(fields, valueAt(props.value, path))
      .filter((key) => key !== '' || !isUnfinished)
      .map((key) => [...path, key]),
  );
  const [first] = found;
  if (first === undefined) return null;
  return (
    <p className="ins-unknown-line">
      {fieldWords.unknownKeys(found.length)}{' '}
      <button type="button" className="ins-link" onClick={() => focusField(form, first)}>
        {fieldWords.showUnknown}
      </button>
    </p>
  );
}
