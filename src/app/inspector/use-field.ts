import { createContext, useContext, useEffect, useId, useState } from 'react';
import { checkValue, type Field } from '../../core/schema';
import type { Finding } from '../../core/analysis';
import type { ChangeResult } from '../../core/edit-at';
import type { Snapshot } from '../../core/snapshot';
import { formatPath, type Path } from '../../core/text';
import { valueAt, type Choice, type Op } from '../../core/yaml';
import { dispatch, getState, subscribe } from '../store';
import { currentValue, FindingsContext, useForm, writeOps, type Form, type Refusal } from './form';
import { nest, showValue, unsetOp } from './model/edits';
import { pathKey, shortPath, startsWith } from './model/place';
import { nameRivals, rivalsOf } from './model/one-of';
import { keptWords, neededAt, takenBy } from './model/refusals';
import { changeWords, refusalWords } from './words/changes';

/** The item that a list shows as its last row and that is not written until its first field is. */
interface ItemDraft {
  readonly list: Path;
  readonly index: number;
  /** What is written with the first field; `first` is the item with that field alone. */
  readonly complete?: (first: unknown) => unknown;
}

/** The item of a list that is not written yet; null outside of one. */
export const ItemDraftContext = createContext<ItemDraft | null>(null);

/** A field's way to the document, and what there is to say about it. */
export interface FieldState {
  readonly form: Form;
  readonly id: string;
  readonly helpId: string;
  readonly noteId: string;
  readonly findings: readonly Finding[];
  readonly refusal: Refusal | null;
  /** Writes a value as one undo step, in the place of what excludes it; false when it was refused, and then the reason is shown. */
  readonly commit: (value: unknown) => boolean;
  /** Shows a reason without trying to write. */
  readonly refuse: (detail: string) => boolean;
  /** Removes the field, and the parents that it would leave empty; false, with the reason shown, when it is required. */
  readonly unset: () => boolean;
  /** Tries the refused change again in the way that was chosen. */
  readonly retry: (choice: Choice['id']) => void;
  /** Other ops in the place of this field: items added, moved and removed. */
  readonly run: (ops: readonly Op[], label: string) => boolean;
  /** A change that somebody else works out, in the name of this field; undefined when there is none to make. */
  readonly make: (change: (snapshot: Snapshot) => ChangeResult | undefined) => boolean | undefined;
  readonly dismiss: () => void;
  /** Whether a note on the field is being written, and how that begins and ends; undefined where the field is that of several objects. */
  readonly noting?: { readonly isOpen: boolean; readonly set: (isOpen: boolean) => void };
}

const noFindings: readonly Finding[] = [];

interface Refused {
  readonly refusal: Refusal;
  readonly ops: readonly Op[];
  readonly label: string;
  /** Why it would be refused now; undefined where only another try can tell. */
  readonly again?: () => string | null;
}

/** What a field of the form needs: its value, its findings, and how it is written. */
export function useField(field: Field, path: Path): FieldState {
  const form = useForm();
  const draft = useContext(ItemDraftContext);
  const id = useId();
  const findings = useContext(FindingsContext).get(pathKey(path)) ?? noFindings;
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isNoting, setNoting] = useState(false);
  useRefusalEnd(form, refused, setRefused);

  const attempt = (ops: readonly Op[], label: string, choice?: Choice['id']): boolean => {
    const refusal = form.disabled ? { detail: refusalWords.readOnly, choices: [] } : writeOps(form, ops, label, choice);
    setRefused(refusal && { refusal, ops, label });
    return refusal === null;
  };
  const refuse = (detail: string): boolean => {
    setRefused({ refusal: { detail, choices: [] }, ops: [], label: '' });
    return false;
  };
  const refuseWhile = (why: () => string | null): boolean => {
    const detail = why();
    if (detail === null) return false;
    const kept = keptWords(valueAt(currentValue(form), path));
    setRefused({ refusal: { detail, choices: [], kept }, ops: [], label: '', again: why });
    return true;
  };
  return {
    form,
    id,
    helpId: `${id}-help`,
    noteId: `${id}-note`,
    findings,
    refusal: refused?.refusal ?? null,
    commit: (value) => {
      const why = (): string | null =>
        checkValue(field.type, value, field.name) ?? takenBy(form.kind, currentValue(form), path, value);
      if (refuseWhile(why)) return false;
      const rivals = rivalsOf(form.kind, currentValue(form), path);
      const ops = [
        ...setOps(draft, path, value),
        ...rivals.map((rival) => ({ type: 'delete', path: rival.path }) as const),
      ];
      const name = formatPath(shortPath(path));
      const shown = showValue(value);
      const isAlone = rivals.length === 0;
      return attempt(
        ops,
        isAlone ? changeWords.set(name, shown) : changeWords.setInPlace(name, shown, nameRivals(rivals)),
      );
    },
    refuse,
    unset: () => {
      if (refuseWhile(() => neededAt(field, currentValue(form), path))) return false;
      return attempt([unsetOp(form.kind, currentValue(form), path)], changeWords.unset(formatPath(shortPath(path))));
    },
    retry: (choice) => {
      if (refused) attempt(refused.ops, refused.label, choice);
    },
    run: attempt,
    make: (change) => {
      const result = form.disabled ? undefined : change(getState().snapshot);
      if (result === undefined) return undefined;
      if (!result.ok) return refuse(result.detail);
      dispatch({ ...result.change, origin: 'form' });
      setRefused(null);
      return true;
    },
    dismiss: () => setRefused(null),
    noting: { isOpen: isNoting, set: setNoting },
  };
}

/** A refusal goes with the next change of the object, unless the same would still be refused: its cause may be what has changed. */
function useRefusalEnd(form: Form, refused: Refused | null, set: (refused: null) => void): void {
  useEffect(() => {
    if (refused === null) return undefined;
    const before = currentValue(form);
    return subscribe(() => {
      if (currentValue(form) !== before && (refused.again?.() ?? null) === null) set(null);
    });
  }, [form, refused, set]);
}

/** A field of an item that is not there yet brings the item with it. */
function setOps(draft: ItemDraft | null, path: Path, value: unknown): readonly Op[] {
  if (draft === null || !startsWith(path, [...draft.list, draft.index])) return [{ type: 'set', path, value }];
  const first = nest(path.slice(draft.list.length + 1), value);
  return [{ type: 'insert', path: draft.list, index: draft.index, value: draft.complete?.(first) ?? first }];
}
