import { ChevronRight } from 'lucide-react';
import { useContext, useState } from 'react';
import { focusField } from '../focus';
import { isRecord, type ObjectType } from '../../../core/schema';
import { formatPath } from '../../../core/text';
import { ViewContext } from '../form';
import { ItemContext } from '../item-context';
import { rowsOf, shownRows, type Row } from '../model/form-model';
import { summaryOf } from '../model/list-form';
import { summaryAt } from '../model/summary';
import { pathKey, startsWith } from '../model/place';
import { OpeningContext } from '../opening-context';
import { useOpening } from '../use-opening';
import { AnyValue } from './any-value';
import { FieldNote } from './field-note';
import { Grip } from './grip';
import { ItemMenu, useItem, type ItemProps } from './item-parts';
import { FieldRows } from './field-rows';
import { MoreFields } from './more-fields';
import { FlatGroup } from './object-field';
import { UnknownKeys } from './unknown-keys';

const openUpTo = 4;

/** An item as a block: a group named by its path, with what tells it apart in its head. */
export function ItemBlock(props: ItemProps): React.JSX.Element {
  const { item, value, type, count } = props;
  const actions = useItem(props);
  const { path, name, isDraft } = actions;
  const view = useContext(ViewContext);
  const revealed = view.reveal !== undefined && startsWith(view.reveal, path);
  const [isOpen, setOpen] = useOpening(isDraft || count <= openUpTo || revealed || view.search !== '');
  const [asked, setAsked] = useState<readonly string[]>([]);
  const rows = rowsOf(item.fields, path, value);
  const passing = new Set(shownRows(rows, view, true));
  const shown = rows.filter((row) => passing.has(row) || asked.includes(row.field.name));
  const others = rows.filter((row) => !shown.includes(row) && row.field.deprecated === undefined);
  const summary = isDraft
    ? 'written with its first field'
    : (summaryAt(actions.state.form.kind, path, value) ?? summaryOf(type, item, value));
  const isOdd = value !== undefined && value !== null && !isRecord(value);
  return (
    <div className="ins-item" role="group" aria-label={name} data-path={pathKey(path)} onKeyDown={actions.onKeyDown}>
      <div className="ins-object-head">
        {props.grip && <Grip props={props.grip} />}
        <button
          type="button"
          className="ins-disclosure"
          aria-expanded={isOpen}
          aria-label={name}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" />
          {formatPath(path.slice(-2))}
        </button>
        <span className="ins-object-says ins-summary" data-closed={!isOpen || undefined} title={summary}>
          {summary}
        </span>
        <ItemMenu actions={actions} index={props.index} count={count} />
      </div>
      <FieldNote state={actions.state} />
      {isOpen && (
        <div className="ins-object-body">
          {isOdd && <AnyValue value={value} form={actions.state.form} path={path} />}
          <ItemContext value={true}>
            <OpeningContext value={asked}>
              {!isOdd && <ItemFields item={item} rows={shown} value={value} />}
            </OpeningContext>
          </ItemContext>
          {view.filter === 'common' && view.search === '' && !isOdd && (
            <MoreFields
              rows={others}
              onAsk={(row) => {
                setAsked([...asked, row.field.name]);
                focusField(actions.state.form, row.path);
              }}
            />
          )}
          <UnknownKeys fields={item.fields} path={path} value={value} />
        </div>
      )}
    </div>
  );
}

interface ItemFieldsProps {
  readonly item: ObjectType;
  readonly rows: readonly Row[];
  readonly value: unknown;
}

/** The fields of an item that the filter shows, and the names of the others, to be asked for one by one. */
function ItemFields({ item, rows, value }: ItemFieldsProps): React.JSX.Element {
  const [only] = rows;
  const type = item.fields.length === 1 ? only?.field.type : undefined;
  const isMapping = only?.value === undefined || only.value === null || isRecord(only.value);
  if (only === undefined || type?.type !== 'object' || !isMapping) return <FieldRows rows={rows} value={value} />;
  return <FlatGroup row={only} type={type} />;
}
