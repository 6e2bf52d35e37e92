import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { Field } from '../../../core/schema';
import { formatPath, type Path } from '../../../core/text';
import { afterPress } from '../after-press';
import { currentValue } from '../form';
import { insertAll } from '../model/edits';
import { describeFaults, isManyValues, readLines } from '../model/pasted';
import { pathKey, shortPath } from '../model/place';
import { useField, type FieldState } from '../use-field';
import { changeWords } from '../words/changes';
import { listWords } from '../words/fields';
import { FieldNote } from './field-note';
import { ToolButton } from './list-buttons';
import { ScalarControl } from './scalar';

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

/** One plain value of a list. Alt with an arrow key moves it; several lines pasted into it are as many values. */
export function ListItem(props: ListItemProps): React.JSX.Element {
  const { field, path, value, isDraft } = props;
  const state = useField(field, path);
  const name = formatPath(shortPath(path));
  return (
    <div
      className="ins-list-item"
      data-path={pathKey(path)}
      data-set={value !== undefined || undefined}
      onKeyDown={(event) => moveByKey(event, props)}
      onPaste={(event) => pasteLines(event, props, state)}
      onBlur={(event) => {
        if (isDraft && (event.target as HTMLInputElement).value === '') afterPress(props.onLeave);
      }}
    >
      <ScalarControl field={field} path={path} value={value} state={state} label={name} />
      {!isDraft && <ItemTools {...props} name={name} />}
      <FieldNote state={state} />
    </div>
  );
}

/** Moves an item up and down, where there is another one, and removes it. */
function ItemTools(props: ListItemProps & { readonly name: string }): React.JSX.Element {
  const { name, path, disabled, onMove } = props;
  return (
    <span className="ins-list-tools">
      {!props.alone && (
        <>
          <ToolButton name={listWords.moveUp(name)} disabled={disabled || path.at(-1) === 0} onClick={() => onMove(-1)}>
            <ArrowUp size={14} strokeWidth={1.75} aria-hidden="true" />
          </ToolButton>
          <ToolButton name={listWords.moveDown(name)} disabled={disabled || props.last} onClick={() => onMove(1)}>
            <ArrowDown size={14} strokeWidth={1.75} aria-hidden="true" />
          </ToolButton>
        </>
      )}
      <ToolButton name={listWords.remove(name)} disabled={disabled} onClick={props.onRemove}>
        <X size={14} strokeWidth={1.75} aria-hidden="true" />
      </ToolButton>
    </span>
  );
}

function moveByKey(event: KeyboardEvent, { isDraft, onMove }: ListItemProps): void {
  if (!event.altKey || isDraft || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  onMove(event.key === 'ArrowUp' ? -1 : 1);
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
