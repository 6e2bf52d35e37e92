import { useApp } from '../../store';
import { resourceAt } from '../../../core/snapshot';
import { useForm } from '../form';
import { knownLabels } from '../model/known-names';
import { isSelector, matchedWords } from '../model/matched';
import type { Row } from '../model/form-model';

/** The keys of labels that the workspace has, for inputs that take one. */
export function LabelKeys({ id }: { readonly id: string }): React.JSX.Element {
  const keys = useApp(({ snapshot }) => [...knownLabels({ snapshot }).keys()].sort().join('\n'));
  return <Options id={id} values={keys} />;
}

/** The values that a label has in the workspace. */
export function LabelValues({ id, label }: { readonly id: string; readonly label: string }): React.JSX.Element {
  const values = useApp(({ snapshot }) => (knownLabels({ snapshot }).get(label) ?? []).join('\n'));
  return <Options id={id} values={values} />;
}

function Options({ id, values }: { readonly id: string; readonly values: string }): React.JSX.Element {
  return (
    <datalist id={id}>
      {values.split('\n').flatMap((value) => (value === '' ? [] : [<option key={value} value={value} />]))}
    </datalist>
  );
}

/** How many workloads the labels of a selector choose; nothing for other labels. */
export function Matched({ row }: { readonly row: Row }): React.JSX.Element | null {
  const form = useForm();
  const words = useApp(({ snapshot }) =>
    row.value !== undefined && isSelector(row.path)
      ? matchedWords(snapshot, resourceAt(snapshot, form.place), row.value)
      : undefined,
  );
  return words === undefined ? null : <span>{words}</span>;
}
