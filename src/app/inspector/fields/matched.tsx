import { resourceAt } from '../../../core/snapshot';
import { useApp } from '../../store';
import { useForm } from '../form';
import type { Row } from '../model/form-model';
import { matchedWords } from '../model/matched';

/** How many workloads the labels of a selector choose; nothing for other labels. */
export function Matched({ row }: { readonly row: Row }): React.JSX.Element | null {
  const { place } = useForm();
  const words = useApp(({ snapshot }) => matchedWords(snapshot, resourceAt(snapshot, place), row.path));
  return words === undefined ? null : <span>{words}</span>;
}
