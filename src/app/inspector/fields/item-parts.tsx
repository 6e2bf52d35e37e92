import { itemsOf } from '../../../core/lists';
import { Menu } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { Field, ListType, ObjectType } from '../../../core/schema';
import { formatPath, type Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { focusField } from '../focus';
import { currentValue } from '../form';
import { copyPath, goToText } from '../go';
import { unsetOp } from '../model/edits';
import { copyItem } from '../model/new-item';
import { shortPath } from '../model/place';
import { useField, type FieldState } from '../use-field';
import type { Reorder } from '../use-reorder';
import { changeWords } from '../words/changes';
import { menuWords } from '../words/fields';
import { MenuButton } from './field-menu';

/** An item of a list of objects. */
export interface ItemProps {
  readonly list: Path;
  /** `count` for the empty item that is being added. */
  readonly index: number;
  readonly count: number;
  readonly field: Field;
  readonly type: ListType;
  readonly item: ObjectType;
  readonly value: unknown;
  /** For dragging it to another place; undefined where there is no other. */
  readonly grip: ReturnType<Reorder['gripProps']> | undefined;
  readonly onDiscard: () => void;
}

/** What can be done to an item of a list of objects. */
export interface ItemActions {
  readonly path: Path;
  readonly name: string;
  readonly isDraft: boolean;
  readonly state: FieldState;
  readonly move: (by: 1 | -1) => void;
  readonly duplicate: () => void;
  readonly remove: () => void;
  /** Writes a new item without any field, which takes everything where the fields are conditions. */
  readonly writeEmpty: () => void;
  /** Alt+Up and Alt+Down move the item. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The actions of an item of a list of objects. */
export function useItem(props: ItemProps): ItemActions {
  const { list, index, count, field, item, onDiscard } = props;
  const path = [...list, index];
  const name = formatPath(shortPath(path));
  const isDraft = index >= count;
  const state = useField({ ...field, type: item, default: undefined }, path);
  const move = (by: 1 | -1): void => {
    const to = index + by;
    if (isDraft || to < 0 || to >= count) return;
    const ops = [{ type: 'move', path: list, from: index, to }] as const;
    const label = by < 0 ? changeWords.moveUp(name) : changeWords.moveDown(name);
    if (state.run(ops, label)) focusField(state.form, [...list, to]);
  };
  return {
    path,
    name,
    isDraft,
    state,
    move,
    duplicate: () => {
      const items = valueAt(currentValue(state.form), list);
      const all = itemsOf(items);
      const copy = copyItem(all[index], all);
      const ops = [{ type: 'insert', path: list, index: index + 1, value: copy }] as const;
      if (state.run(ops, changeWords.duplicate(name))) focusField(state.form, [...list, index + 1]);
    },
    remove: () => {
      if (isDraft) onDiscard();
      else if (state.run([unsetOp(state.form.kind, currentValue(state.form), path)], changeWords.remove(name)))
        focusField(state.form, [...list, Math.max(0, index - 1)]);
    },
    writeEmpty: () => {
      state.run([{ type: 'insert', path: list, index, value: {} }], changeWords.add(name));
    },
    onKeyDown: (event) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      event.stopPropagation();
      move(event.key === 'ArrowUp' ? -1 : 1);
    },
  };
}

/** The `⋯` of an item. */
export function ItemMenu({
  actions,
  index,
  count,
}: {
  readonly actions: ItemActions;
  readonly index: number;
  readonly count: number;
}): React.JSX.Element {
  const [opened, setOpened] = useState(false);
  const { state, path, name, isDraft } = actions;
  const off = state.form.disabled;
  return (
    <MenuButton name={name} opened={opened} onChange={setOpened}>
      {!isDraft && (
        <>
          <Menu.Item onClick={() => goToText(state.form, path)}>{menuWords.goToText}</Menu.Item>
          <Menu.Item
            disabled={off || index === 0}
            onClick={() => actions.move(-1)}
            rightSection={<kbd>{menuWords.moveUpKeys}</kbd>}
          >
            {menuWords.moveUp}
          </Menu.Item>
          <Menu.Item
            disabled={off || index >= count - 1}
            onClick={() => actions.move(1)}
            rightSection={<kbd>{menuWords.moveDownKeys}</kbd>}
          >
            {menuWords.moveDown}
          </Menu.Item>
          <Menu.Item disabled={off} onClick={actions.duplicate}>
            {menuWords.duplicate}
          </Menu.Item>
          <Menu.Item onClick={() => copyPath(path)}>{menuWords.copyPath(formatPath(path))}</Menu.Item>
        </>
      )}
      {isDraft && (
        <Menu.Item disabled={off} onClick={actions.writeEmpty}>
          {menuWords.writeEmpty}
        </Menu.Item>
      )}
      <Menu.Item disabled={off} onClick={actions.remove} className="ins-danger">
        {isDraft ? menuWords.discard : menuWords.remove(name)}
      </Menu.Item>
    </MenuButton>
  );
}
