import { useContext } from 'react';
import { isRecord, type Field } from '../../../core/schema';
import { resourceAt } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { useApp } from '../../store';
import { FindingsContext, useForm, type Form } from '../form';
import { goToText } from '../go';
import { unknownKeys } from '../model/form-model';
import { pathKey } from '../model/place';
import { useListWindow } from '../use-list-window';
import { fieldWords, menuWords } from '../words/fields';
import { AnyValue } from './any-value';
import { FixButtons } from './field-note';
import { ShowMore } from './list-buttons';

/** So many are drawn without asking: there may be thousands, each with its message. */
const atFirst = 6;

/** The keys of an object that its kind does not have: shown, kept, and not editable here. */
export function UnknownKeys(props: {
  readonly fields: readonly Field[];
  readonly path: Path;
  readonly value: unknown;
}): React.JSX.Element | null {
  const form = useForm();
  const keys = unknownKeys(props.fields, props.value);
  const { indexes, more } = useListWindow(props.path, keys.length, { keys, first: atFirst, last: 0 });
  if (keys.length === 0) return null;
  const drawn = indexes.flatMap((index) => keys[index] ?? []);
  return (
    <>
      {drawn.map((key) => (
        <UnknownKey
          key={key}
          name={key}
          path={[...props.path, key]}
          value={isRecord(props.value) ? props.value[key] : undefined}
          judged={form.kind.coverage === 'full'}
        />
      ))}
      <ShowMore path={props.path} more={more} />
    </>
  );
}

/** Whether a part of the document cannot be read by now. */
export function useIsUnfinished({ place }: Form): boolean {
  return useApp(({ snapshot }) => resourceAt(snapshot, place)?.incomplete ?? false);
}

function UnknownKey(props: {
  readonly name: string;
  readonly path: Path;
  readonly value: unknown;
  readonly judged: boolean;
}): React.JSX.Element | null {
  const { name, path, value, judged } = props;
  const form = useForm();
  const findings = useContext(FindingsContext).get(pathKey(path)) ?? [];
  const [finding] = findings;
  const isUnfinished = useIsUnfinished(form);
  // A line such as `: [` that is being written reads as an empty key, which nobody wrote.
  if (name === '' && isUnfinished) return null;
  const shown = name === '' ? '""' : name;
  if (!judged) {
    return (
      <div className="ins-row" role="group" aria-label={shown} data-path={pathKey(path)} data-set>
        <span className="ins-label">{shown}</span>
        <div className="ins-control">
          <AnyValue value={value} form={form} path={path} />
        </div>
      </div>
    );
  }
  return (
    <div className="ins-unknown" role="group" aria-label={shown} data-path={pathKey(path)}>
      <p>
        <span>{fieldWords.unknownKey(shown)}</span>
        <button type="button" className="ins-link" onClick={() => goToText(form, path)}>
          {menuWords.goToText}
        </button>
        {finding && <FixButtons finding={finding} />}
      </p>
      {finding && <p className="ins-says">{finding.message}</p>}
    </div>
  );
}
