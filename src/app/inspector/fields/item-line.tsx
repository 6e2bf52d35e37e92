import { isRecord } from '../../../core/schema';
import { rowsOf, type Row } from '../model/form-model';
import { isUnion, writtenMember } from '../model/one-of';
import { pathKey } from '../model/place';
import { AnyValue } from './any-value';
import { FieldNote } from './field-note';
import { Grip } from './grip';
import { ItemMenu, useItem, type ItemActions, type ItemProps } from './item-parts';
import { ItemCell } from './item-table';
import { UnionControl } from './union-field';
import { UnknownKeys } from './unknown-keys';

/** An item that is one value: the name of a provider, or a text that is matched in one of several ways. */
export function ItemLine(props: ItemProps): React.JSX.Element {
  const { item, value } = props;
  const actions = useItem(props);
  return (
    <div
      className="ins-line"
      role="group"
      aria-label={actions.name}
      data-path={pathKey(actions.path)}
      onKeyDown={actions.onKeyDown}
    >
      <Grip props={props.grip} />
      <LineControl {...props} actions={actions} />
      <ItemMenu actions={actions} index={props.index} count={props.count} />
      <FieldNote state={actions.state} />
      <div className="ins-row-rest">
        <UnknownKeys fields={item.fields} path={actions.path} value={value} />
      </div>
    </div>
  );
}

function LineControl(props: ItemProps & { readonly actions: ItemActions }): React.JSX.Element {
  const { item, value, field, actions } = props;
  const { path, state, name } = actions;
  const isOdd = value !== undefined && value !== null && !isRecord(value);
  if (isOdd || (isUnion(item) && writtenMember(item, value) === null))
    return <AnyValue value={value} form={state.form} path={path} />;
  if (!isUnion(item)) {
    return (
      <div>
        {rowsOf(item.fields, path, value).map((row) => (
          <ItemCell key={row.key} field={row.field} path={row.path} value={row.value} room={40} />
        ))}
      </div>
    );
  }
  const row: Row = { field, path, key: pathKey(path), value };
  return (
    <div>
      <UnionControl row={row} type={item} state={state} name={name} />
    </div>
  );
}
