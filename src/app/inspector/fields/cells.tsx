import { isRecord, type Field } from '../../../core/schema';
import { formatPath } from '../../../core/text';
import { useForm } from '../form';
import { rowsOf, type Row } from '../model/form-model';
import { pathKey, shortPath } from '../model/place';
import { leafOf } from '../model/shape';
import { unreadField } from '../model/unread';
import { useField } from '../use-field';
import { AnyValue } from './any-value';
import { FieldNote } from './field-note';
import { helpOf } from './field-words';
import { ScalarControl } from './scalar';

/** Fields side by side, each with its name above its control. A field that is an object of one stands there as that one: `port.number`. */
export function Cells({ rows }: { readonly rows: readonly Row[] }): React.JSX.Element {
  return (
    <div className="ins-cells" style={{ gridTemplateColumns: rows.map(({ field }) => widthOf(field)).join(' ') }}>
      {rows.map((row) => (
        <Cell key={row.key} row={row} />
      ))}
    </div>
  );
}

function Cell({ row }: { readonly row: Row }): React.JSX.Element {
  const { type } = row.field;
  const [only] = type.type === 'object' ? rowsOf(type.fields, row.path, row.value) : [];
  if (only === undefined) return <CellControl row={row} names={[row.field.name]} />;
  const isOdd = row.value !== undefined && row.value !== null && !isRecord(row.value);
  return (
    <div
      role="group"
      className="ins-cell-outer"
      aria-label={formatPath(shortPath(row.path))}
      data-path={pathKey(row.path)}
    >
      {isOdd ? <OddCell row={row} /> : <CellControl row={only} names={[row.field.name, only.field.name]} />}
    </div>
  );
}

function OddCell({ row }: { readonly row: Row }): React.JSX.Element {
  return <AnyValue value={row.value} form={useForm()} path={row.path} />;
}

function CellControl({ row, names }: { readonly row: Row; readonly names: readonly string[] }): React.JSX.Element {
  const { path, value } = row;
  const field = useForm().incomplete ? unreadField(row.field) : row.field;
  const state = useField(field, path);
  return (
    <>
      <div className="ins-cell" data-path={pathKey(path)} data-set={value !== undefined || undefined}>
        <span className="ins-caption" data-help={helpOf(field)}>
          {names.map((name, index) => (
            <label key={name} htmlFor={state.id} className={index > 0 ? 'spoken-only' : undefined}>
              {name}
            </label>
          ))}
        </span>
        <ScalarControl
          field={field}
          path={path}
          value={value}
          state={state}
          room={leafOf(field.type).type === 'string' ? 7 : 5}
        />
        <span id={state.helpId} hidden>
          {helpOf(field)}
        </span>
      </div>
      <FieldNote state={state} />
    </>
  );
}

function widthOf({ type }: Field): string {
  const leaf = leafOf(type);
  if (leaf.type !== 'string') return 'minmax(56px, 0.8fr)';
  return leaf.format === 'host' ? 'minmax(88px, 2.4fr)' : 'minmax(64px, 1.2fr)';
}
