import { itemsOf } from '../../../core/lists';
import { Fragment, useContext } from 'react';
import { isRecord, type Field } from '../../../core/schema';
import { resourceAt } from '../../../core/snapshot';
import { valueAt } from '../../../core/yaml';
import { useApp } from '../../store';
import { SeverityMark } from '../../widgets';
import { AnyValue } from '../fields/any-value';
import { Cells } from '../fields/cells';
import { FieldNote } from '../fields/field-note';
import { Grip } from '../fields/grip';
import { ItemMenu, useItem, type ItemProps } from '../fields/item-parts';
import { NestedField, type FieldViewProps } from '../fields/nested';
import { ObjectListField } from '../fields/object-list-field';
import { UnknownKeys } from '../fields/unknown-keys';
import { focusField } from '../focus';
import { currentValue, ViewContext } from '../form';
import { rowsOf, shownRows, type Row } from '../model/form-model';
import { pathKey, shortPath } from '../model/place';
import { lacksCatchAll, sharesOf, weightsOf } from '../model/route-words';
import { formatPath } from '../../../core/text';
import { useField } from '../use-field';
import { changeWords } from '../words/changes';
import { routesWords } from '../words/sections';

/** The rules for HTTP requests in their order, with what happens to requests that pass all of them. */
export function HttpRoutesField({ row }: FieldViewProps): React.JSX.Element {
  const { type } = row.field;
  if (type.type !== 'list' || type.item.type !== 'object') return <Fragment />;
  return <ObjectListField row={row} type={type} item={type.item} lead={<CatchAllNote row={row} />} />;
}

/** Says that the rest gets 404, and offers a last route to the first host where that is a name that can be sent to. */
function CatchAllNote({ row }: { readonly row: Row }): React.JSX.Element | null {
  const state = useField(row.field, row.path);
  const host = useApp(({ snapshot }) => valueAt(resourceAt(snapshot, state.form.place)?.value, ['spec', 'hosts', 0]));
  if (!lacksCatchAll(row.value)) return null;
  const isName = typeof host === 'string' && host !== '' && !host.includes('*');
  const add = (): void => {
    const routes = valueAt(currentValue(state.form), row.path);
    const index = Array.isArray(routes) ? routes.length : 0;
    const value = { route: [{ destination: { host } }] };
    if (state.run([{ type: 'insert', path: row.path, index, value }], changeWords.addLastRoute))
      focusField(state.form, [...row.path, index]);
  };
  return (
    <div className="ins-remark" role="note">
      <SeverityMark severity="warning" size={12} silent />
      <span>
        {routesWords.restGets404}{' '}
        {isName && (
          <button type="button" className="ins-link" disabled={state.form.disabled} onClick={add}>
            {routesWords.addLastRoute(host)}
          </button>
        )}
      </span>
    </div>
  );
}

/** Where requests or connections go: a line a destination, and how they share what comes. */
export function DestinationsField({ row }: FieldViewProps): React.JSX.Element {
  const { type } = row.field;
  if (type.type !== 'list' || type.item.type !== 'object') return <Fragment />;
  return (
    <ObjectListField
      row={row}
      type={type}
      item={type.item}
      Item={DestinationLine}
      foot={<Shares route={row.value} />}
    />
  );
}

/** Host, subset, port and weight side by side; changes of headers below. */
function DestinationLine(props: ItemProps): React.JSX.Element {
  const { item, value } = props;
  const actions = useItem(props);
  const view = useContext(ViewContext);
  const { path } = actions;
  const rows = rowsOf(item.fields, path, value);
  const destination = rows.find(({ field }) => field.name === 'destination');
  const weight = rows.filter(({ field }) => field.name === 'weight');
  const others = shownRows(
    rows.filter((each) => each !== destination && !weight.includes(each)),
    { ...view, filter: view.filter === 'common' ? 'set' : view.filter },
    true,
  );
  return (
    <div
      className="ins-destination"
      role="group"
      aria-label={actions.name}
      data-path={pathKey(path)}
      onKeyDown={actions.onKeyDown}
    >
      <Grip props={props.grip} />
      {destination && <DestinationCells row={destination} />}
      <Cells rows={weight} />
      <ItemMenu actions={actions} index={props.index} count={props.count} />
      <FieldNote state={actions.state} />
      <div className="ins-row-rest">
        {others.map((each) => (
          <NestedField key={each.key} row={each} />
        ))}
        <UnknownKeys fields={item.fields} path={path} value={value} />
      </div>
    </div>
  );
}

function DestinationCells({ row }: { readonly row: Row }): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const fields: readonly Field[] = field.type.type === 'object' ? field.type.fields : [];
  const isMapping = value === undefined || value === null || isRecord(value);
  return (
    <div role="group" aria-label={formatPath(shortPath(path))} data-path={pathKey(path)}>
      {isMapping ? (
        <Cells rows={rowsOf(fields, path, value)} />
      ) : (
        <>
          <span className="ins-caption">{field.name}</span>
          <AnyValue value={value} form={state.form} path={path} />
        </>
      )}
      <FieldNote state={state} />
      {isMapping && <UnknownKeys fields={fields} path={path} value={value} />}
    </div>
  );
}

/** The shares of several destinations as a bar, and what their weights add up to. */
function Shares({ route }: { readonly route: unknown }): React.JSX.Element | null {
  const items = itemsOf(route);
  if (items.length < 2) return null;
  const sum = weightsOf(items).reduce((total, weight) => total + weight, 0);
  const shares = sharesOf(items);
  return (
    <div className="ins-shares">
      <div className="ins-share-bar" aria-hidden="true">
        {shares.map((share, index) => (
          <span key={index} style={{ flexGrow: share }} data-none={share === 0 || undefined}>
            {share >= 8 && routesWords.share(share)}
          </span>
        ))}
      </div>
      <p className="ins-says">{sum === 0 ? routesWords.noWeight : routesWords.weights(sum, shares)}</p>
    </div>
  );
}
