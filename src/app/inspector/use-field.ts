import { createContext, useContext, useId, useState } from 'react';
import { checkValue, type Field } from '../../core/schema';
import type { Finding } from '../../core/analysis';
import type { ChangeResult } from '../../core/edit-at';
import type { Snapshot } from '../../core/snapshot';
import { formatPath, type Path, startsWith } from '../../core/text';
import type { Op } from '../../core/yaml';
import { dispatch, getState } from '../store';
import { currentValue, FindingsContext, useForm, type Form } from './form';
import { nest, showValue, unsetOp } from './model/edits';
import { pathKey, shortPath } from './model/place';
import { nameRivals, rivalsOf } from './model/one-of';
import { neededAt, takenBy } from './model/refusals';
import { useTries, type Tries } from './use-tries';
import { changeWords } from './words/changes';

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
export interface FieldState extends Pick<Tries, 'refusal' | 'refuse' | 'retry' | 'dismiss'> {
  readonly form: Form;
  readonly id: string;
  readonly helpId: string;
  readonly noteId: string;
  readonly findings: readonly Finding[];
  /** Writes a value as one undo step, in the place of what excludes it; false when it was refused, and then the reason is shown. */
  readonly commit: (value: unknown) => boolean;
  /** Removes the field, and the parents that it would leave empty; false, with the reason shown, when it is required. */
  readonly unset: () => boolean;
  /** Other ops in the place of this field: items added, moved and removed. */
  readonly run: (ops: readonly Op[], label: string) => boolean;
  /** A change that somebody else works out, in the name of this field; undefined when there is none to make. */
  readonly make: (change: (snapshot: Snapshot) => ChangeResult | undefined) => boolean | undefined;
  /** Whether a note on the field is being written, and how that begins and ends; undefined where the field is that of several objects. */
  readonly noting?: { readonly isOpen: boolean; readonly set: (isOpen: boolean) => void };
}

const noFindings: readonly Finding[] = [];

/** What a field of the form needs: its value, its findings, and how it is written. */
export function useField(field: Field, path: Path): FieldState {
  const form = useForm();
  const draft = useContext(ItemDraftContext);
  const id = useId();
  const findings = useContext(FindingsContext).get(pathKey(path)) ?? noFindings;
  const [isNoting, setNoting] = useState(false);
  const tries = useTries(form);
  const { refusal, attempt, refuse, refuseWhile, retry, dismiss } = tries;
  return {
    form,
    id,
    helpId: `${id}-help`,
    noteId: `${id}-note`,
    findings,
    refusal,
    commit: (value) => {
      const why = (): string | null =>
        checkValue(field.type, value, field.name) ?? takenBy(form.kind, currentValue(form), path, value);
      if (refuseWhile(path, why)) return false;
      const { ops, label } = setting(form, draft, path, value);
      return attempt(ops, label);
    },
    refuse,
    unset: () => {
      if (refuseWhile(path, () => neededAt(field, currentValue(form), path))) return false;
      return attempt([unsetOp(form.kind, currentValue(form), path)], changeWords.unset(formatPath(shortPath(path))));
    },
    retry,
    run: attempt,
    make: (change) => make(form, change, tries),
    dismiss,
    noting: { isOpen: isNoting, set: setNoting },
  };
}

/** How a value is written in the place of what excludes it. */
function setting(
  form: Form,
  draft: ItemDraft | null,
  path: Path,
  value: unknown,
): { readonly ops: readonly Op[]; readonly label: string } {
  const name = formatPath(shortPath(path));
  const shown = showValue(value);
  const ops = setOps(draft, path, value);
  const rivals = rivalsOf(form.kind, currentValue(form), path);
  if (rivals.length === 0) return { ops, label: changeWords.set(name, shown) };
  const away = rivals.map((rival) => ({ type: 'delete', path: rival.path }) as const);
  return { ops: [...ops, ...away], label: changeWords.setInPlace(name, shown, nameRivals(rivals)) };
}

/** A field of an item that is not there yet brings the item with it. */
function setOps(draft: ItemDraft | null, path: Path, value: unknown): readonly Op[] {
  if (draft === null || !startsWith(path, [...draft.list, draft.index])) return [{ type: 'set', path, value }];
  const first = nest(path.slice(draft.list.length + 1), value);
  return [{ type: 'insert', path: draft.list, index: draft.index, value: draft.complete?.(first) ?? first }];
}

/** Makes a change that somebody else works out; undefined when there is none to make. */
function make(
  form: Form,
  change: (snapshot: Snapshot) => ChangeResult | undefined,
  { refuse, dismiss }: Tries,
): boolean | undefined {
  const result = form.disabled ? undefined : change(getState().snapshot);
  if (result === undefined) return undefined;
  if (!result.ok) return refuse(result.detail);
  dispatch({ ...result.change, origin: 'form' });
  dismiss();
  return true;
}
