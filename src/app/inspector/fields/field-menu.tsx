import { Menu } from '@mantine/core';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Popover.css';
import { Ellipsis } from 'lucide-react';
import { useContext, useRef, useState, type ReactNode } from 'react';
import type { Field } from '../../../core/schema';
import { formatPath, type Path } from '../../../core/text';
import { copyPath, goToText } from '../go';
import { writableDefault } from '../model/default-value';
import { currentValue } from '../form';
import { showValue } from '../model/edits';
import { neededAt } from '../model/refusals';
import { OuterContext } from '../outer-context';
import type { FieldState } from '../use-field';
import { menuWords } from '../words/fields';
import { helpOf } from './field-words';

interface FieldMenuProps {
  readonly field: Field;
  readonly path: Path;
  readonly state: FieldState;
  readonly value: unknown;
  /** More entries, for items of lists. */
  readonly children?: ReactNode;
}

/** The `⋯` of a field: its help, and what can be done with it besides typing. */
export function FieldMenu({ field, path, state, value, children }: FieldMenuProps): React.JSX.Element {
  const [opened, setOpened] = useState(false);
  const fallback = writableDefault(field);
  const isSet = value !== undefined;
  const outer = useContext(OuterContext);
  return (
    <MenuButton name={field.name} opened={opened} onChange={setOpened}>
      <div className="ins-menu-help">{helpOf(field)}</div>
      <Menu.Item onClick={() => goToText(state.form, path)}>{menuWords.goToText}</Menu.Item>
      {children}
      {!isSet && fallback !== undefined && (
        <Menu.Item disabled={state.form.disabled} onClick={() => state.commit(fallback)}>
          {menuWords.writeDown(showValue(Array.isArray(fallback) ? fallback[0] : fallback))}
        </Menu.Item>
      )}
      {isSet && <UnsetItem field={field} path={path} state={state} />}
      <EmptyItem field={field} state={state} value={value} />
      {outer !== null && <OuterItems field={outer.row.field} state={outer.state} value={outer.row.value} />}
      <NoteItem state={state} isSet={isSet} />
      <Menu.Item onClick={() => copyPath(path)}>{menuWords.copyPath(formatPath(path))}</Menu.Item>
      <ReferenceItem url={field.url ?? state.form.kind.url} />
    </MenuButton>
  );
}

/** Begins a note on the field. One on a field that is not there would be on nothing. */
function NoteItem({ state, isSet }: { readonly state: FieldState; readonly isSet: boolean }): React.JSX.Element | null {
  const { noting, form } = state;
  if (noting === undefined || !isSet || form.kind.kind === 'EgressDesign') return null;
  return <Menu.Item onClick={() => noting.set(true)}>{menuWords.addNote}</Menu.Item>;
}

/** Where the field is described by those who made it; opened only when it is asked for. */
function ReferenceItem({ url }: { readonly url: string | undefined }): React.JSX.Element | null {
  if (url === undefined) return null;
  return (
    <Menu.Item component="a" href={url} target="_blank" rel="noreferrer">
      {menuWords.reference}
    </Menu.Item>
  );
}

function UnsetItem({ field, path, state }: Omit<FieldMenuProps, 'value'>): React.JSX.Element {
  const reason = neededAt(field, currentValue(state.form), path);
  return (
    <Menu.Item disabled={state.form.disabled || reason !== null} onClick={() => state.unset()}>
      {menuWords.unset}
      {reason !== null && <small className="ins-menu-says">{reason}</small>}
    </Menu.Item>
  );
}

type EmptyItemProps = Pick<FieldMenuProps, 'field' | 'state' | 'value'>;

/** Writes an empty block, where that means something else than none. */
function EmptyItem({ field, state, value }: EmptyItemProps): React.JSX.Element | null {
  if (field.emptyMeans === undefined || value !== undefined) return null;
  return (
    <Menu.Item disabled={state.form.disabled} onClick={() => state.commit({})}>
      {menuWords.writeEmpty}
      <small className="ins-menu-says">{field.emptyMeans}</small>
    </Menu.Item>
  );
}

/** What can be done with an object that is drawn as the line of its only field. */
function OuterItems({ field, state, value }: EmptyItemProps): React.JSX.Element {
  return (
    <>
      <EmptyItem field={field} state={state} value={value} />
      {value !== undefined && field.emptyMeans !== undefined && (
        <Menu.Item disabled={state.form.disabled} onClick={() => state.unset()}>
          {menuWords.unsetOuter(field.name)}
        </Menu.Item>
      )}
    </>
  );
}

/**
 * A `⋯` button with its menu. The name is text inside the button and no aria-label, so that looking for the label of a field finds the
 * field alone. The menu itself is made when it is first asked for: a long form has hundreds of these buttons.
 */
export function MenuButton(props: {
  readonly name: string;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  readonly children: ReactNode;
}): React.JSX.Element {
  const { opened } = props;
  const [armed, setArmed] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  const button = (
    <button
      ref={target}
      type="button"
      className="ins-more"
      {...(armed ? {} : { 'aria-haspopup': 'menu', 'aria-expanded': false, onClick: () => arm() })}
    >
      <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className="spoken-only">{menuWords.moreAbout(props.name)}</span>
    </button>
  );
  const change = (open: boolean): void => {
    props.onChange(open);
    if (!open) requestAnimationFrame(() => giveFocusBack(target.current));
  };
  const arm = (): void => {
    setArmed(true);
    props.onChange(true);
  };
  if (!armed) return button;
  return (
    <Menu
      opened={opened}
      onChange={change}
      position="bottom-end"
      width={260}
      withinPortal
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>{button}</Menu.Target>
      {opened && <Menu.Dropdown className="ins-menu">{props.children}</Menu.Dropdown>}
    </Menu>
  );
}

/** The closed menu takes the focus with it, unless what was chosen has put it somewhere. */
function giveFocusBack(target: HTMLElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body) target?.focus();
}
