import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatPath, type Path } from '../../../core/text';
import { shortPath } from '../model/place';
import type { More } from '../use-list-window';
import { listWords } from '../words/fields';

/** Adds one more to a list or a mapping. */
export function AddButton(props: {
  readonly path: Path;
  readonly disabled: boolean;
  readonly onAdd: () => void;
}): React.JSX.Element {
  return (
    <button type="button" className="ins-add" disabled={props.disabled} onClick={props.onAdd}>
      <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
      {listWords.add(formatPath(shortPath(props.path)))}
    </button>
  );
}

/** Draws the next items of a long list that are left out; nothing where there are none. */
export function ShowMore(props: { readonly path: Path; readonly more: More }): React.JSX.Element | null {
  const { hidden, next, onShow } = props.more;
  if (hidden === 0) return null;
  return (
    <button type="button" className="ins-add" onClick={onShow}>
      {listWords.showMore(next, hidden, formatPath(shortPath(props.path)))}
    </button>
  );
}

/** A small button whose name is text inside it, so that it never answers to a field's label. */
export function ToolButton(props: {
  readonly name: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): React.JSX.Element {
  return (
    <button type="button" className="ins-tool" disabled={props.disabled} onClick={props.onClick} data-help={props.name}>
      {props.children}
      <span className="spoken-only">{props.name}</span>
    </button>
  );
}
