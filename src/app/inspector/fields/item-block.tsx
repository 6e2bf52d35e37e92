import { ChevronRight } from 'lucide-react';
import { useContext } from 'react';
import { isRecord } from '../../../core/schema';
import { ViewContext } from '../form';
import { ItemContext } from '../item-context';
import { rowsOf, shownRows } from '../model/form-model';
import { summaryOf } from '../model/list-form';
import { pathKey, startsWith } from '../model/place';
import { useOpening } from '../use-opening';
import { AnyValue } from './any-value';
import { FieldNote } from './field-note';
import { ItemMenu, useItem, type ItemProps } from './item-parts';
import { FieldRows } from './field-rows';
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
  const rows = shownRows(rowsOf(item.fields, path, value), view, true);
  const isOdd = value !== undefined && value !== null && !isRecord(value);
  return (
    <div className="ins-item" role="group" aria-label={name} data-path={pathKey(path)} onKeyDown={actions.onKeyDown}>
      <div className="ins-object-head">
        <button type="button" className="ins-disclosure" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" />
          {name}
        </button>
        <span className="ins-object-says ins-mono">
          {isDraft ? 'written with its first field' : summaryOf(type, item, value)}
        </span>
        <ItemMenu actions={actions} index={props.index} count={count} />
      </div>
      <FieldNote state={actions.state} />
      {isOpen && (
        <div className="ins-object-body">
          {isOdd && <AnyValue value={value} form={actions.state.form} path={path} />}
          <ItemContext value={true}>{!isOdd && <FieldRows rows={rows} value={value} />}</ItemContext>
          <UnknownKeys fields={item.fields} path={path} value={value} />
        </div>
      )}
    </div>
  );
}
