import type { Field, ObjectType } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { rowsOf } from '../model/form-model';
import { useForm } from '../form';
import { pathKey } from '../model/place';
import { unreadField } from '../model/unread';
import { useField } from '../use-field';
import { FieldNote } from './field-note';
import { helpOf } from './field-words';
import { Grip } from './grip';
import { ItemMenu, useItem, type ItemProps } from './item-parts';
import { ScalarControl } from './scalar';
import { UnknownKeys } from './unknown-keys';

/** The names of the columns, with their help. The inputs carry the names themselves, so this row is for the eye. */
export function TableHead({ item }: { readonly item: ObjectType }): React.JSX.Element {
  return (
    <div className="ins-table-row ins-table-head" style={columnsOf(item.fields)} aria-hidden="true">
      <span />
      {item.fields.map((field) => (
        <span key={field.name} data-help={helpOf(field)}>
          {field.name}
        </span>
      ))}
      <span />
    </div>
  );
}

/** An item as a row of a table: a group named by its path, an input a field. */
export function ItemTableRow(props: ItemProps): React.JSX.Element {
  const { item, value } = props;
  const actions = useItem(props);
  return (
    <div
      className="ins-table-row"
      style={columnsOf(item.fields)}
      role="group"
      aria-label={actions.name}
      data-path={pathKey(actions.path)}
      onKeyDown={actions.onKeyDown}
    >
      <Grip props={props.grip} />
      {rowsOf(item.fields, actions.path, value).map((row) => (
        <ItemCell key={row.key} field={row.field} path={row.path} value={row.value} room={9} />
      ))}
      <ItemMenu actions={actions} index={props.index} count={props.count} />
      <FieldNote state={actions.state} />
      <div className="ins-table-wide">
        <UnknownKeys fields={item.fields} path={actions.path} value={value} />
      </div>
    </div>
  );
}

interface ItemCellProps {
  readonly field: Field;
  readonly path: Path;
  readonly value: unknown;
  /** How many characters of a ghost there is room for. */
  readonly room: number;
}

/** A field of an item as an input that carries the field's name. */
export function ItemCell(props: ItemCellProps): React.JSX.Element {
  const { path, value } = props;
  const field = useForm().incomplete ? unreadField(props.field) : props.field;
  const state = useField(field, path);
  return (
    <>
      <div className="ins-cell" data-path={pathKey(path)} data-set={value !== undefined || undefined}>
        <ScalarControl field={field} path={path} value={value} state={state} label={field.name} room={props.room} />
        <span id={state.helpId} hidden>
          {helpOf(field)}
        </span>
      </div>
      <FieldNote state={state} />
    </>
  );
}

function columnsOf(fields: readonly Field[]): { gridTemplateColumns: string } {
  const widths = fields.map(({ type }) => (type.type === 'string' ? 'minmax(72px, 1fr)' : 'minmax(64px, 0.7fr)'));
  return { gridTemplateColumns: `14px ${widths.join(' ')} 28px` };
}
