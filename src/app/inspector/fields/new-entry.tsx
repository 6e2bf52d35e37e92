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
export function NewEntry({ path, type, state, keys, onPut, onLeave }: NewEntryProps): React.JSX.Element {
  const [key, setKey] = useState('');
  const [text, setText] = useState('');
  const isNumber = type.value.type === 'integer' || type.value.type === 'number';
  const read = (typed: string): unknown => (isNumber ? readNumber(typed.trim()) : typed.trim());
  const valuesOf = (label: string): readonly PickerOption[] => {
    const { snapshot } = getState();
    return suggestionsAt(snapshot, resourceAt(snapshot, state.form.place), [...path, label]);
  };
  const finish = (): void => {
    if (key.trim() === '') return onLeave();
    if (isNumber && text.trim() === '') return;
    onPut(key.trim(), read(text));
  };
  usePendingDraft(key.trim() === '' ? null : finish);
  const leave = useAfterPress(finish);
  const onKeyDown = (event: KeyboardEvent): void => {
    // A key that picked a suggestion.
    if (event.defaultPrevented) return;
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
        if (!event.currentTarget.contains(event.relatedTarget)) leave();
      }}
    >
      <PairInput
        label={listWords.newKey}
        typed={key}
        suggest={keys}
        onPick={setKey}
        input={{ placeholder: listWords.keyGhost, value: key, onChange: (event) => setKey(event.currentTarget.value) }}
      />
      <PairInput
        label={listWords.newValue}
        typed={text}
        suggest={() => valuesOf(key.trim())}
        onPick={(picked) => (key.trim() === '' ? setText(picked) : onPut(key.trim(), read(picked)))}
        input={{
          placeholder: isNumber ? listWords.numberGhost : listWords.valueGhost,
          value: text,
          onChange: (event) => setText(event.currentTarget.value),
        }}
      />
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
