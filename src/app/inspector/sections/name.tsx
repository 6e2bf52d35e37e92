import { resourceAt, type Snapshot } from '../../../core/snapshot';
import type { ChangeResult } from '../../../core/edit-at';
import { valueAt } from '../../../core/yaml';
import { renameResource, renameWorkload } from '../../commands/rename-resource';
import type { Form } from '../form';
import { FieldRow } from '../fields/field-row';
import { FieldInput } from '../fields/input';
import type { FieldViewProps } from '../fields/nested';
import type { Path } from '../../../core/text';
import { useField, type FieldState } from '../use-field';

/** The name of a resource. Renaming takes along what the design says about it: pins, notes, accepted findings. */
export function NameField({ row }: FieldViewProps): React.JSX.Element {
  return <Renaming row={row} rename={renameOfResource} />;
}

/** The name of a drawn workload, which its pin and notes follow as well. */
export function WorkloadNameField({ row }: FieldViewProps): React.JSX.Element {
  return <Renaming row={row} rename={renameOfWorkload} />;
}

type Rename = (snapshot: Snapshot, form: Form, path: Path, from: string, to: string) => ChangeResult | undefined;

function Renaming({ row, rename }: FieldViewProps & { readonly rename: Rename }): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const commit = (to: unknown): boolean => {
    if (typeof value !== 'string' || value === '' || typeof to !== 'string') return state.commit(to);
    return state.make((snapshot) => rename(snapshot, state.form, path, value, to)) ?? state.commit(to);
  };
  const renaming: FieldState = { ...state, commit };
  return (
    <FieldRow field={field} path={path} state={renaming} value={value}>
      <FieldInput field={field} state={renaming} value={value} mono />
    </FieldRow>
  );
}

function renameOfResource(snapshot: Snapshot, form: Form, _: Path, __: string, to: string): ChangeResult | undefined {
  const resource = resourceAt(snapshot, form.place);
  return resource && renameResource(snapshot, resource, to);
}

function renameOfWorkload(
  snapshot: Snapshot,
  form: Form,
  path: Path,
  from: string,
  to: string,
): ChangeResult | undefined {
  const root = resourceAt(snapshot, form.place)?.value;
  const namespace = valueAt(root, [...path.slice(0, -1), 'namespace']);
  return renameWorkload(snapshot, typeof namespace === 'string' ? namespace : null, from, to);
}
