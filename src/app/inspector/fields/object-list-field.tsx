import { itemsOf } from '../../../core/lists';
import type { ComponentType, ReactNode } from 'react';
import type { ListType, ObjectType } from '../../../core/schema';
import { formatPath } from '../../../core/text';
import { formOf } from '../model/list-form';
import { completerOf } from '../model/new-item';
import type { Row } from '../model/form-model';
import { pathKey, shortPath } from '../model/place';
import { absentWord } from '../model/unread';
import { ItemDraftContext, useField, type FieldState } from '../use-field';
import { useItemOrder } from '../use-item-order';
import { useListWindow } from '../use-list-window';
import type { Reorder } from '../use-reorder';
import { useSlots } from '../use-slots';
import { fieldWords, listWords } from '../words/fields';
import { FieldMenu } from './field-menu';
import { FieldNote } from './field-note';
import { FieldSlips } from './field-slips';
import { ghostOf, helpOf } from './field-words';
import { ItemBlock } from './item-block';
import { ItemLine } from './item-line';
import type { ItemProps } from './item-parts';
import { ItemTableRow, TableHead } from './item-table';
import { AddButton, ShowMore } from './list-buttons';

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
  const { row, item } = props;
  const { field, path, value } = row;
  const state = useField(field, path);
  const items = itemsOf(value);
  const { slots, add, discard } = useSlots(state.form, path, items);
  const { indexes, more } = useListWindow(path, slots.length);
  const { body, reorder } = useItemOrder(state, path, items.length);
  const isTable = props.Item === undefined && formOf(item) === 'table';
  return (
    <div
      className="ins-objects"
      role="group"
      aria-label={formatPath(shortPath(path))}
      data-path={pathKey(path)}
      data-set={value !== undefined || undefined}
    >
      <ListHead row={row} state={state} count={items.length} onAdd={add} />
      <FieldNote state={state} />
      <FieldSlips path={path} state={state} />
      {props.lead}
      {isTable && slots.length > 0 && <TableHead item={item} />}
      <div className="ins-slots" ref={body}>
        {indexes.map((index) => (
          <Slot
            key={index}
            list={props}
            items={items}
            index={index}
            isLast={index === indexes.at(-1)}
            reorder={reorder}
            onDiscard={discard}
          />
        ))}
      </div>
      <ShowMore path={path} more={more} />
      {props.foot}
    </div>
  );
}

interface SlotProps {
  readonly list: ObjectListProps;
  readonly items: readonly unknown[];
  /** Behind the items for the empty one that is being added. */
  readonly index: number;
  /** No other item is drawn below it. */
  readonly isLast: boolean;
  readonly reorder: Reorder;
  readonly onDiscard: () => void;
}

/** The place of an item in the list, where it can be dragged from and to. */
function Slot({ list, items, index, isLast, reorder, onDiscard }: SlotProps): React.JSX.Element {
  const { row, type, item } = list;
  const { field, path } = row;
  const Item = list.Item ?? itemsBy[formOf(item)];
  const isDraft = index >= items.length;
  return (
    <div
      className="ins-slot"
      data-index={index}
      data-dragged={reorder.dragged === index || undefined}
      data-drop={dropMark(reorder.before, index, isLast)}
    >
      <ItemDraftContext value={isDraft ? { list: path, index, complete: completerOf(field, items) } : null}>
        <Item
          list={path}
          index={index}
          count={items.length}
          field={field}
          type={type}
          item={item}
          value={items[index]}
          grip={items.length > 1 && !isDraft ? reorder.gripProps(index) : undefined}
          onDiscard={onDiscard}
        />
      </ItemDraftContext>
    </div>
  );
}

/** On which side of an item the line stands that says where a dragged one would land. */
function dropMark(before: number | undefined, index: number, isLast: boolean): string | undefined {
  if (before === index) return 'before';
  return before !== undefined && isLast && before > index ? 'after' : undefined;
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
      <AddButton path={path} disabled={state.form.disabled} onAdd={onAdd} />
      <FieldMenu field={field} path={path} state={state} value={value} />
    </div>
  );
}
