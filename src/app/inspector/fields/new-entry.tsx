import { useState, type KeyboardEvent } from 'react';
import type { MapType } from '../../../core/schema';
import { resourceAt } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { getState } from '../../store';
import { useAfterPress } from '../after-press';
import { pathKey } from '../model/place';
import { suggestionsAt } from '../model/suggestions';
import { usePendingDraft } from '../pending-drafts';
import type { FieldState } from '../use-field';
import { listWords } from '../words/fields';
import { readNumber } from './input';
import type { PickerOption } from './picker';
import { PairInput } from './suggest';

interface NewEntryProps {
  readonly path: Path;
  readonly type: MapType;
  readonly state: FieldState;
  /** Keys that the design knows for the mapping. */
  readonly keys: () => readonly PickerOption[];
  readonly onPut: (key: string, value: unknown) => boolean;
  readonly onLeave: () => void;
}

/** A pair being typed: it is written once it has a key, when Enter is pressed or the focus leaves it. */
export function NewEntry(props: NewEntryProps): React.JSX.Element {
  const { path, keys } = props;
  const pair = usePair(props);
  const { key, text } = pair;
  return (
    <div
      className="ins-pair"
      data-path={pathKey([...path, ''])}
      onKeyDown={pair.onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) pair.leave();
      }}
    >
      <PairInput
        label={listWords.newKey}
        typed={key}
        suggest={keys}
        onPick={pair.setKey}
        input={{
          placeholder: listWords.keyGhost,
          value: key,
          onChange: (event) => pair.setKey(event.currentTarget.value),
        }}
      />
      <PairInput
        label={listWords.newValue}
        typed={text}
        suggest={() => valuesOf(props, key.trim())}
        onPick={pair.pickValue}
        input={{
          placeholder: isNumber(props.type) ? listWords.numberGhost : listWords.valueGhost,
          value: text,
          onChange: (event) => pair.setText(event.currentTarget.value),
        }}
      />
    </div>
  );
}

interface Pair {
  readonly key: string;
  readonly text: string;
  readonly setKey: (key: string) => void;
  readonly setText: (text: string) => void;
  /** Takes a value that was offered: with a key the pair is written with it. */
  readonly pickValue: (picked: string) => void;
  /** Writes the pair after the press that takes the focus from it. */
  readonly leave: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A key and the text of its value, and writing them. */
function usePair({ type, state, onPut, onLeave }: NewEntryProps): Pair {
  const [key, setKey] = useState('');
  const [text, setText] = useState('');
  const name = key.trim();
  const read = (typed: string): unknown => (isNumber(type) ? readNumber(typed.trim()) : typed.trim());
  const finish = (): void => {
    if (name === '') return onLeave();
    if (isNumber(type) && text.trim() === '') return;
    onPut(name, read(text));
  };
  usePendingDraft(name === '' ? null : finish);
  const leave = useAfterPress(finish);
  const onKeyDown = (event: KeyboardEvent): void => {
    // A key that picked a suggestion.
    if (event.defaultPrevented) return;
    if (event.key === 'Enter') finish();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    state.dismiss();
    onLeave();
  };
  const pickValue = (picked: string): void => {
    if (name === '') setText(picked);
    else onPut(name, read(picked));
  };
  return { key, text, setKey, setText, pickValue, leave, onKeyDown };
}

function isNumber({ value }: MapType): boolean {
  return value.type === 'integer' || value.type === 'number';
}

/** What the design knows for the value of a key. */
function valuesOf({ path, state }: NewEntryProps, key: string): readonly PickerOption[] {
  const { snapshot } = getState();
  return suggestionsAt(snapshot, resourceAt(snapshot, state.form.place), [...path, key]);
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
  const leave = useAfterPress(finish);
  return (
    <div className="ins-pair ins-pair-key" data-path={pathKey([...props.path, ''])}>
      <input
        className="ins-input ins-mono"
        aria-label={listWords.newKey}
        placeholder={listWords.keyGhost}
        value={key}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setKey(event.currentTarget.value)}
        onBlur={leave}
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
