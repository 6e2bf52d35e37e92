import { useApp } from '../../store';
import { resourceAt } from '../../../core/snapshot';
import { useForm } from '../form';
import { isSelector, matchedWords } from '../model/matched';
import type { Row } from '../model/form-model';

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
