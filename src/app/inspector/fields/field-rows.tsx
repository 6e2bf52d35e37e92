import { Fragment } from 'react';
import { fieldsOf } from '../../../core/schema';
import { useForm, type Form } from '../form';
import { rowsOf, type Row } from '../model/form-model';
import { groupsAt } from '../model/one-of';
import { NestedField } from './nested';
import { OneOf } from './one-of';

interface FieldRowsProps {
  readonly rows: readonly Row[];
  /** The value of the object, where the caller knows it: what is written and excludes a shown field is then shown, whatever the filter says. */
  readonly value?: unknown;
}

/** The fields of an object, those of which only one may be written behind a choice. */
export function FieldRows({ rows, value }: FieldRowsProps): React.JSX.Element {
  const form = useForm();
  const drawn = new Set<string>();
  return (
    <>
      {rows.map((row) => {
        if (drawn.has(row.key)) return null;
        const members = form.incomplete ? [row] : membersOf(form, row, rows, value);
        for (const member of members) drawn.add(member.key);
        return (
          <Fragment key={row.key}>{members.length > 1 ? <OneOf rows={members} /> : <NestedField row={row} />}</Fragment>
        );
      })}
    </>
  );
}

/** A row and those of its object that it excludes, in the order of the fields; alone where it excludes none. */
function membersOf(form: Form, row: Row, rows: readonly Row[], value: unknown): readonly Row[] {
  const holder = row.path.slice(0, -1);
  const group = groupsAt(form.kind, holder).find((names) => names.includes(row.field.name));
  if (group === undefined) return [row];
  return rowsOf(fieldsOf(form.kind, holder), holder, value)
    .filter(({ field }) => group.includes(field.name))
    .flatMap((member) => rows.find(({ key }) => key === member.key) ?? (member.value === undefined ? [] : [member]));
}
