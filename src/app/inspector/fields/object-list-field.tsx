import { Plus } from 'lucide-react';
import { useRef, useState, type ComponentType, type ReactNode } from 'react';
import type { ListType, ObjectType } from '../../../core/schema';
import { formatPath } from '../../../core/text';
import { useListWindow } from '../use-list-window';
import { focusField } from '../focus';
import { formOf } from '../model/list-form';
import { completerOf } from '../model/new-item';
import type { Row } from '../model/form-model';
import { pathKey, shortPath } from '../model/place';
import { absentWord } from '../model/unread';
import { ItemDraftContext, useField, type FieldState } from '../use-field';
import { useReorder } from '../use-reorder';
import { changeWords } from '../words/changes';
import { fieldWords, listWords } from '../words/fields';
import { FieldMenu } from './field-menu';
import { FieldNote } from './field-note';
import { FieldSlips } from './field-slips';
import { ghostOf, helpOf } from './field-words';
import { ItemBlock } from './item-block';
import { ItemLine } from './item-line';
import type { ItemProps } from './item-parts';
import { ItemTableRow, TableHead } from './item-table';

interface ObjectListProps {
  readonly row: Row;
  readonly type: ListType;
  readonly item: ObjectType;
  /** How an item is drawn, where its fields alone do not say it. */
  readonly Item?: ComponentType<ItemProps>;
  /** Between the head and the items. */
  readonly lead?: ReactNode;
  /** Below the items. */
  readonly foot?: ReactNode;
}

const itemsBy = { table: ItemTableRow, line: ItemLine, blocks: ItemBlock } as const;

/**
 * A list of objects. Few plain fields make a table, one makes a line; others are blocks that open. Adding shows an empty item, which is
 * written with its first field.
 */
export function ObjectListField(props: ObjectListProps): React.JSX.Element {
  const { row, type, item } = props;
  const { field, path, value } = row;
  const state = useField(field, path);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const [addingAt, setAddingAt] = useState<number | null>(null);
  const adding = addingAt === items.length;
  const form = formOf(item);
  const Item = props.Item ?? itemsBy[form];
  const name = formatPath(shortPath(path));
  const slots = adding ? [...items, undefined] : items;
  const { indexes, hidden, showAll } = useListWindow(path, slots.length);
  const body = useRef<HTMLDivElement>(null);
  const reorder = useReorder(
    () =>
      [...(body.current?.children ?? [])].flatMap((element) =>
        element instanceof HTMLElement ? [{ index: Number(element.dataset['index']), element }] : [],
      ),
    (from, to) => {
      if (to >= items.length) return;
      const label = changeWords.moveTo(formatPath(shortPath([...path, from])), to + 1);
      if (state.run([{ type: 'move', path, from, to }], label)) focusField(state.form, [...path, to]);
    },
  );
  return (
    <div
      className="ins-objects"
      role="group"
      aria-label={name}
      data-path={pathKey(path)}
      data-set={value !== undefined || undefined}
    >
      <ListHead
        row={row}
        state={state}
        count={items.length}
        onAdd={() => {
          setAddingAt(items.length);
          focusField(state.form, [...path, items.length]);
        }}
      />
      <FieldNote state={state} />
      <FieldSlips path={path} state={state} />
      {props.lead}
      {props.Item === undefined && form === 'table' && slots.length > 0 && <TableHead item={item} />}
      <div className="ins-slots" ref={body}>
        {indexes.map((index) => {
          const draft = { list: path, index, complete: completerOf(field, items) };
          return (
            <div
              key={index}
              className="ins-slot"
              data-index={index}
              data-dragged={reorder.dragged === index || undefined}
              data-drop={dropMark(reorder.before, index, indexes.at(-1))}
            >
              <ItemDraftContext value={index < items.length ? null : draft}>
                <Item
                  list={path}
                  index={index}
                  count={items.length}
                  field={field}
                  type={type}
                  item={item}
                  value={slots[index]}
                  grip={items.length > 1 && index < items.length ? reorder.gripProps(index) : undefined}
                  onDiscard={() => setAddingAt(null)}
                />
              </ItemDraftContext>
            </div>
          );
        })}
      </div>
      {hidden > 0 && (
        <button type="button" className="ins-add" onClick={showAll}>
          {listWords.showMore(hidden, name)}
        </button>
      )}
      {props.foot}
    </div>
  );
}

interface ListHeadProps {
  readonly row: Row;
  readonly state: FieldState;
  readonly count: number;
  readonly onAdd: () => void;
}

/** The list's name, how many items it has, and a button for one more. */
function ListHead({ row, state, count, onAdd }: ListHeadProps): React.JSX.Element {
  const { field, path, value } = row;
  const absent = field.required ? fieldWords.required : fieldWords.none;
  return (
    <div className="ins-object-head">
      <span className="ins-list-name" data-help={helpOf(field)}>
        {field.name}
      </span>
      <span className="ins-object-says">
        {count > 0 ? listWords.count(count) : field.default ? ghostOf(field) : absentWord(field, absent)}
      </span>
      <button type="button" className="ins-add" disabled={state.form.disabled} onClick={onAdd}>
        <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
        {listWords.add(formatPath(shortPath(path)))}
      </button>
      <FieldMenu field={field} path={path} state={state} value={value} />
    </div>
  );
}

/** On which side of an item the line stands that says where a dragged one would land. */
function dropMark(before: number | undefined, index: number, last: number | undefined): string | undefined {
  if (before === index) return 'before';
  return before !== undefined && index === last && before > index ? 'after' : undefined;
}
