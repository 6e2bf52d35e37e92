import { useState, type KeyboardEvent } from 'react';
import type { MapType } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { pathKey } from '../model/place';
import { usePendingDraft } from '../pending-drafts';
import type { FieldState } from '../use-field';
import { readNumber, textOf } from './input';
import { LabelValues } from './label-hints';

interface NewEntryProps {
  readonly path: Path;
  readonly type: MapType;
  readonly state: FieldState;
  readonly onPut: (key: string, value: unknown) => boolean;
  readonly onLeave: () => void;
}

/** A pair being typed: it is written once it has a key, when Enter is pressed or the focus leaves it. */
export function NewEntry({ path, type, state, onPut, onLeave }: NewEntryProps): React.JSX.Element {
  const [key, setKey] = useState('');
  const [text, setText] = useState('');
  const isLabel = type.key === 'label';
  const isNumber = type.value.type === 'integer' || type.value.type === 'number';
  const finish = (): void => {
    if (key.trim() === '') return onLeave();
    if (isNumber && text.trim() === '') return;
    onPut(key.trim(), isNumber ? readNumber(text.trim()) : text.trim());
  };
  usePendingDraft(key.trim() === '' ? null : finish);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') finish();
    if (event.key === 'Escape') {
      event.stopPropagation();
      state.dismiss();
      onLeave();
    }
  };
  return (
    <div
      className="ins-pair"
      data-path={pathKey([...path, ''])}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) finish();
      }}
    >
      <input
        className="ins-input ins-mono"
        aria-label="new key"
        placeholder="key"
        value={key}
        list={isLabel ? `${state.id}-keys` : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <input
        className="ins-input ins-mono"
        aria-label="new value"
        list={isLabel ? `${state.id}-values` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={isNumber ? 'number' : 'value'}
        value={textOf(text)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {isLabel && <LabelValues id={`${state.id}-values`} label={key} />}
    </div>
  );
}

/** The key of an entry that is more than one line: once it is given, the entry shows its fields, and is written with the first of them. */
export function NewKey(props: {
  readonly path: Path;
  readonly state: FieldState;
  /** Whether the key was taken. */
  readonly onKey: (key: string) => boolean;
  readonly onLeave: () => void;
}): React.JSX.Element {
  const [key, setKey] = useState('');
  const finish = (): void => {
    if (key.trim() === '') props.onLeave();
    else props.onKey(key.trim());
  };
  return (
    <div className="ins-pair ins-pair-key" data-path={pathKey([...props.path, ''])}>
      <input
        className="ins-input ins-mono"
        aria-label="new key"
        placeholder="key"
        value={key}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setKey(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          props.state.dismiss();
          props.onLeave();
        }}
      />
    </div>
  );
}
