import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Field, ListType } from '../../../core/schema';
import { formatPath, type Path } from '../../../core/text';
import { afterPress } from '../after-press';
import { focusField } from '../focus';
import { insertAll, unsetOp } from '../model/edits';
import { currentValue } from '../form';
import type { Row } from '../model/form-model';
import { describeFaults, isManyValues, readLines } from '../model/pasted';
import { pathKey, shortPath } from '../model/place';
import { neededAt } from '../model/refusals';
import { ItemDraftContext, useField, type FieldState } from '../use-field';
import { useListWindow } from '../use-list-window';
import { changeWords } from '../words/changes';
import { listWords } from '../words/fields';
import { FieldRow } from './field-row';
import { ghostOf } from './field-words';
import { FieldNote } from './field-note';
import { ScalarControl } from './scalar';

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
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  // The length that the list had when adding began: once the new value is written the list is longer and the empty row is gone.
  const [addingAt, setAddingAt] = useState<number | null>(null);
  const adding = addingAt === items.length;
  const add = (): void => {
    setAddingAt(items.length);
    focusField(state.form, [...path, items.length]);
  };
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= items.length) return;
    const name = formatPath(shortPath([...path, from]));
    const label = to < from ? changeWords.moveUp(name) : changeWords.moveDown(name);
    if (state.run([{ type: 'move', path, from, to }], label)) focusField(state.form, [...path, to]);
  };
  const remove = (index: number): void => {
    const at = [...path, index];
    const reason = neededAt(field, currentValue(state.form), at);
    if (reason !== null) state.refuse(reason);
    else {
      const ops = [unsetOp(state.form.kind, currentValue(state.form), at)];
      state.run(ops, changeWords.remove(formatPath(shortPath(at))));
    }
  };
  const slots = adding ? [...items, undefined] : items;
  const { indexes, hidden, showAll } = useListWindow(path, slots.length);
  return (
    <div className={slots.length === 0 && !quiet ? 'ins-list ins-list-empty' : 'ins-list'}>
      {indexes.map((index) => (
        <ItemDraftContext key={index} value={index < items.length ? null : { list: path, index }}>
          <ListItem
            field={{ ...field, name: field.name, type: type.item, default: undefined }}
            path={[...path, index]}
            value={slots[index]}
            last={index >= items.length - 1}
            alone={items.length === 1}
            isDraft={index >= items.length}
            disabled={state.form.disabled}
            onMove={(by) => move(index, index + by)}
            onRemove={() => remove(index)}
            onLeave={() => setAddingAt(null)}
          />
        </ItemDraftContext>
      ))}
      {hidden > 0 && (
        <button type="button" className="ins-add" onClick={showAll}>
          {listWords.showMore(hidden, formatPath(shortPath(path)))}
        </button>
      )}
      {items.length === 0 && !adding && !quiet && <span className="ins-ghost-text">{ghostOf(field)}</span>}
      <button type="button" className="ins-add" onClick={add} disabled={state.form.disabled}>
        <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
        {listWords.add(formatPath(shortPath(path)))}
      </button>
    </div>
  );
}

interface ListItemProps {
  readonly field: Field;
  readonly path: Path;
  readonly value: unknown;
  readonly last: boolean;
  /** The list has no other item. */
  readonly alone: boolean;
  readonly isDraft: boolean;
  readonly disabled: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  /** The focus has left a row that was never written. */
  readonly onLeave: () => void;
}

function ListItem(props: ListItemProps): React.JSX.Element {
  const { field, path, value, isDraft, disabled } = props;
  const state = useField(field, path);
  const name = formatPath(shortPath(path));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || isDraft || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    props.onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <div
      className="ins-list-item"
      data-path={pathKey(path)}
      data-set={value !== undefined || undefined}
      onKeyDown={onKeyDown}
      onPaste={(event) => pasteLines(event, props, state)}
      onBlur={(event) => {
        if (isDraft && (event.target as HTMLInputElement).value === '') afterPress(props.onLeave);
      }}
    >
      <ScalarControl field={field} path={path} value={value} state={state} label={name} />
      {!isDraft && (
        <span className="ins-list-tools">
          {!props.alone && (
            <>
              <ToolButton
                name={listWords.moveUp(name)}
                disabled={disabled || path.at(-1) === 0}
                onClick={() => props.onMove(-1)}
              >
                <ArrowUp size={14} strokeWidth={1.75} aria-hidden="true" />
              </ToolButton>
              <ToolButton
                name={listWords.moveDown(name)}
                disabled={disabled || props.last}
                onClick={() => props.onMove(1)}
              >
                <ArrowDown size={14} strokeWidth={1.75} aria-hidden="true" />
              </ToolButton>
            </>
          )}
          <ToolButton name={listWords.remove(name)} disabled={disabled} onClick={props.onRemove}>
            <X size={14} strokeWidth={1.75} aria-hidden="true" />
          </ToolButton>
        </span>
      )}
      <FieldNote state={state} />
    </div>
  );
}

/** Lines pasted into a row are items after it, or in the place of the row that is being added; all of them or none. */
function pasteLines(event: ClipboardEvent, { field, path, isDraft }: ListItemProps, state: FieldState): void {
  const text = event.clipboardData.getData('text/plain');
  const list = path.slice(0, -1);
  const index = Number(path.at(-1));
  if (state.form.disabled || !isManyValues(text)) return;
  event.preventDefault();
  const pasted = readLines(text, field.type, field.name);
  if (pasted.faults.length > 0) {
    state.refuse(describeFaults(pasted));
    return;
  }
  const ops = insertAll(currentValue(state.form), list, isDraft ? index : index + 1, pasted.items);
  state.run(ops, changeWords.addSeveral(pasted.items.length, formatPath(shortPath(list))));
}

/** A small button whose name is text inside it, so that it never answers to a field's label. */
export function ToolButton(props: {
  readonly name: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}): React.JSX.Element {
  return (
    <button type="button" className="ins-tool" disabled={props.disabled} onClick={props.onClick} data-help={props.name}>
      {props.children}
      <span className="spoken-only">{props.name}</span>
    </button>
  );
}
