import { ChevronRight } from 'lucide-react';
import { useContext } from 'react';
import { formatPath, startsWith } from '../../../core/text';
import { ViewContext } from '../form';
import { summaryOf } from '../model/list-form';
import { summaryAt } from '../model/summary';
import { pathKey } from '../model/place';
import { useOpening } from '../use-opening';
import { listWords } from '../words/fields';
import { FieldNote } from './field-note';
import { Grip } from './grip';
import { ItemBody } from './item-body';
import { ItemMenu, useItem, type ItemProps } from './item-parts';

const openUpTo = 4;

/** An item as a block: a group named by its path, with what tells it apart in its head. */
export function ItemBlock(props: ItemProps): React.JSX.Element {
  const { item, value, type, count } = props;
  const actions = useItem(props);
  const { path, name, isDraft } = actions;
  const { form } = actions.state;
  const view = useContext(ViewContext);
  const revealed = view.reveal !== undefined && startsWith(view.reveal, path);
  const [isOpen, setOpen] = useOpening(isDraft || count <= openUpTo || revealed || view.search !== '');
  const summary = isDraft ? listWords.newItem : (summaryAt(form.kind, path, value) ?? summaryOf(type, item, value));
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
      {isOpen && <ItemBody item={item} path={path} value={value} form={form} isDraft={isDraft} />}
    </div>
  );
}
