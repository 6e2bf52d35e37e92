import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ListType, ObjectType } from '../../../core/schema';
import { formatPath } from '../../../core/text';
import { useListWindow } from '../use-list-window';
import { focusField } from '../focus';
import { formOf } from '../model/list-form';
import { completerOf } from '../model/new-item';
import type { Row } from '../model/form-model';
import { pathKey, shortPath } from '../model/place';
import { absentWord } from '../model/unread';
import { ItemDraftContext, useField } from '../use-field';
import { FieldMenu } from './field-menu';
import { FieldNote } from './field-note';
import { helpOf } from './field-words';
import { ItemBlock } from './item-block';
import { ItemTableRow, TableHead } from './item-table';

interface ObjectListProps {
  readonly row: Row;
  readonly type: ListType;
  readonly item: ObjectType;
}

/**
 * A list of objects. Few plain fields make a table; others are blocks that open. Adding shows an empty item, which is written with its
 * first field.
 */
export function ObjectListField({ row, type, item }: ObjectListProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const [addingAt, setAddingAt] = useState<number | null>(null);
  const adding = addingAt === items.length;
  const isTable = formOf(item) === 'table';
  const name = formatPath(shortPath(path));
  const slots = adding ? [...items, undefined] : items;
  const { indexes, hidden, showAll } = useListWindow(path, slots.length);
  return (
    <div
      className="ins-objects"
      role="group"
      aria-label={name}
      data-path={pathKey(path)}
      data-set={value !== undefined || undefined}
    >
      <div className="ins-object-head">
        <span className="ins-list-name" data-help={helpOf(field)}>
          {field.name}
        </span>
        <span className="ins-object-says">
          {items.length === 0 ? absentWord(field, field.required ? 'required' : 'none') : items.length}
        </span>
        <button
          type="button"
          className="ins-add"
          disabled={state.form.disabled}
          onClick={() => {
            setAddingAt(items.length);
            focusField(state.form, [...path, items.length]);
          }}
        >
          <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
          Add<span className="spoken-only"> to {name}</span>
        </button>
        <FieldMenu field={field} path={path} state={state} value={value} />
      </div>
      <FieldNote state={state} />
      {isTable && slots.length > 0 && <TableHead item={item} />}
      {indexes.map((index) => {
        const draft = { list: path, index, complete: completerOf(field, items) };
        const Item = isTable ? ItemTableRow : ItemBlock;
        return (
          <ItemDraftContext key={index} value={index < items.length ? null : draft}>
            <Item
              list={path}
              index={index}
              count={items.length}
              field={field}
              type={type}
              item={item}
              value={slots[index]}
              onDiscard={() => setAddingAt(null)}
            />
          </ItemDraftContext>
        );
      })}
      {hidden > 0 && (
        <button type="button" className="ins-add" onClick={showAll}>
          Show {hidden} more<span className="spoken-only"> of {name}</span>
        </button>
      )}
    </div>
  );
}
