import { itemsOf } from '../../../core/lists';
import type { ListType } from '../../../core/schema';
import { formatPath, type Path } from '../../../core/text';
import { focusField } from '../focus';
import { currentValue } from '../form';
import { unsetOp } from '../model/edits';
import type { Row } from '../model/form-model';
import { shortPath } from '../model/place';
import { neededAt } from '../model/refusals';
import { ItemDraftContext, useField, type FieldState } from '../use-field';
import { useListWindow } from '../use-list-window';
import { useSlots } from '../use-slots';
import { changeWords } from '../words/changes';
import { FieldRow } from './field-row';
import { ghostOf } from './field-words';
import { AddButton, ShowMore } from './list-buttons';
import { ListItem } from './list-item';

interface ListFieldProps {
  readonly row: Row;
  readonly type: ListType;
}

/** A list of plain values: a row each with remove and reorder, and one more row while a value is being added. */
export function ListField({ row, type }: ListFieldProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  return (
    <FieldRow field={field} path={path} state={state} value={value} group>
      <ListItems row={row} type={type} state={state} />
    </FieldRow>
  );
}

/** The rows of a list of plain values, for controls that put something of their own around them; `quiet` leaves out what an empty list means. */
export function ListItems(
  props: ListFieldProps & { readonly state: FieldState; readonly quiet?: boolean },
): React.JSX.Element {
  const { row, type, state, quiet } = props;
  const { field, path, value } = row;
  const items = itemsOf(value);
  const { slots, add, discard } = useSlots(state.form, path, items);
  const { indexes, more } = useListWindow(path, slots.length);
  const isEmpty = slots.length === 0 && !quiet;
  return (
    <div className={isEmpty ? 'ins-list ins-list-empty' : 'ins-list'}>
      {indexes.map((index) => (
        <ItemDraftContext key={index} value={index < items.length ? null : { list: path, index }}>
          <ListItem
            field={{ ...field, type: type.item, default: undefined }}
            path={[...path, index]}
            value={slots[index]}
            last={index >= items.length - 1}
            alone={items.length === 1}
            isDraft={index >= items.length}
            disabled={state.form.disabled}
            onMove={(by) => moveItem(state, path, index, index + by, items.length)}
            onRemove={() => removeItem(state, row, [...path, index])}
            onLeave={discard}
          />
        </ItemDraftContext>
      ))}
      <ShowMore path={path} more={more} />
      {isEmpty && <span className="ins-ghost-text">{ghostOf(field)}</span>}
      <AddButton path={path} disabled={state.form.disabled} onAdd={add} />
    </div>
  );
}

/** Moves an item of a list that has `count` of them, and the focus with it. */
function moveItem(state: FieldState, list: Path, from: number, to: number, count: number): void {
  if (to < 0 || to >= count) return;
  const name = formatPath(shortPath([...list, from]));
  const label = to < from ? changeWords.moveUp(name) : changeWords.moveDown(name);
  if (state.run([{ type: 'move', path: list, from, to }], label)) focusField(state.form, [...list, to]);
}

/** Removes an item, and the list with its last one, unless the list must be there. */
function removeItem(state: FieldState, { field }: Row, at: Path): void {
  const root = currentValue(state.form);
  const reason = neededAt(field, root, at);
  if (reason !== null) state.refuse(reason);
  else state.run([unsetOp(state.form.kind, root, at)], changeWords.remove(formatPath(shortPath(at))));
}
