import { isRecord, type Field, type ObjectType } from '../../../core/schema';
import { formatPath } from '../../../core/text';
import { rowsOf, type Row } from '../model/form-model';
import { pathKey, shortPath } from '../model/place';
import { useField } from '../use-field';
import { Cells } from './cells';
import { FieldName } from './field-row';
import { FieldMenu } from './field-menu';
import { FieldNote } from './field-note';
import { FieldSlips } from './field-slips';
import { helpOf, longDefault } from './field-words';
import { UnknownKeys } from './unknown-keys';

interface GridFieldProps {
  readonly row: Row;
  readonly type: ObjectType;
  readonly columns: readonly Field[];
}

/** An object of a few short values as one line, such as a port of a gateway or a destination. */
export function GridField({ row, type, columns }: GridFieldProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  // Words of a choice are longer than a third of the line beside the label.
  const isWide = columns.length > 2 && columns.every(({ type: each }) => each.type === 'string' && each.enum);
  const isEmpty = isRecord(value) && Object.keys(value).length === 0;
  return (
    <div
      className="ins-row ins-grid"
      role="group"
      aria-label={formatPath(shortPath(path))}
      data-path={pathKey(path)}
      data-set={value !== undefined || undefined}
      data-wide={isWide || undefined}
    >
      <span className="ins-label" data-help={helpOf(field)}>
        <FieldName name={field.name} />
      </span>
      <Cells rows={rowsOf(columns, path, value)} />
      <FieldMenu field={field} path={path} state={state} value={value} />
      <FieldNote state={state} fallback={isEmpty ? field.emptyMeans : longDefault(field, value, 0)} />
      <FieldSlips path={path} state={state} />
      <div className="ins-row-rest">
        <UnknownKeys fields={type.fields} path={path} value={value} />
      </div>
    </div>
  );
}
