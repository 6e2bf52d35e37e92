import { useState } from 'react';
import { checkValue, isRecord, type MapType } from '../../core/schema';
import { resourceAt } from '../../core/snapshot';
import { getState } from '../store';
import type { PickerOption } from './fields/picker';
import { focusField } from './focus';
import { ownValue, type Row } from './model/form-model';
import { keySuggestionsAt } from './model/suggestions';
import type { FieldState } from './use-field';
import { refusalWords } from './words/changes';

/** What a mapping with free keys shows of its entries, and adding one. */
interface MapEntries {
  /** Keys with their values; the last one may have a key and no value yet, and is written with its first. */
  readonly shown: readonly (readonly [string, unknown])[];
  /** Whether an entry is being typed that has no key yet. */
  readonly isAdding: boolean;
  readonly add: () => void;
  readonly endAdding: () => void;
  /** Writes an entry; false, with the reason shown, when it is refused. */
  readonly put: (key: string, value: unknown) => boolean;
  /** Shows an entry that has a key and is not written yet; false when there is one of that name. */
  readonly begin: (key: string) => boolean;
  /** Takes that entry away again. */
  readonly discard: () => void;
  /** Keys that the design knows for the mapping and that are not in it. */
  readonly keys: () => readonly PickerOption[];
}

/** The entries of a mapping with free keys, with those that are typed and not written yet. */
export function useMapEntries({ field, path, value }: Row, type: MapType, state: FieldState): MapEntries {
  const [isAdding, setAdding] = useState(false);
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null && ownValue(value, draft) !== undefined) setDraft(null);
  const entries = isRecord(value) ? Object.entries(value) : [];
  const shown: MapEntries['shown'] = draft === null ? entries : [...entries, [draft, undefined]];
  const isFree = (key: string): boolean =>
    ownValue(value, key) === undefined || state.refuse(refusalWords.keyTakenIn(key, field.name));
  return {
    shown,
    isAdding,
    add: () => {
      setAdding(true);
      focusField(state.form, [...path, '']);
    },
    endAdding: () => setAdding(false),
    put: (key, inner) => {
      if (!isFree(key)) return false;
      const reason = checkValue(type.value, inner, key);
      if (reason !== null) return state.refuse(reason);
      const written = state.commit({ ...(isRecord(value) ? value : {}), [key]: inner });
      if (written) setAdding(false);
      return written;
    },
    begin: (key) => {
      if (!isFree(key)) return false;
      setAdding(false);
      setDraft(key);
      focusField(state.form, [...path, key], 1);
      return true;
    },
    discard: () => setDraft(null),
    keys: () => keysBeside(shown, state, path),
  };
}

function keysBeside(shown: MapEntries['shown'], { form }: FieldState, path: Row['path']): readonly PickerOption[] {
  const { snapshot } = getState();
  const written = new Set(shown.map(([key]) => key));
  return keySuggestionsAt(snapshot, resourceAt(snapshot, form.place), path).filter((each) => !written.has(each.value));
}
