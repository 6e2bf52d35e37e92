import { createContext, useContext } from 'react';
import type { Finding } from '../../core/analysis';
import { editAt } from '../../core/edit-at';
import type { Kind, Place, Resource } from '../../core/schema';
import { locate, resourceAt } from '../../core/snapshot';
import type { Path } from '../../core/text';
import type { Choice, Op } from '../../core/yaml';
import { dispatch, getState, select } from '../store';
import { below } from './model/edits';
import type { FormView } from './model/form-model';

/** Why a change was not made, and the ways on that the document allows. */
export interface Refusal {
  readonly detail: string;
  readonly choices: readonly Choice[];
  /** What the document has in the place of a text that was not written. */
  readonly kept?: string;
}

/**
 * The object that a form edits. It keeps its identity while the same object is shown, so that a change to the document re-renders only the
 * rows whose values changed.
 */
export interface Form {
  /** Where the object stands; its `path` is empty, or leads to an item of a List. */
  readonly place: Place;
  readonly kind: Kind;
  /** The document cannot be read or must not be changed: what is there is shown and nothing is written. */
  readonly disabled: boolean;
  /** A part of the document cannot be read, so that what is absent here may be written there. */
  readonly incomplete: boolean;
}

/** The form around a field; null outside of one. */
export const FormContext = createContext<Form | null>(null);
/** Which fields that form shows. */
export const ViewContext = createContext<FormView>({ filter: 'all', search: '', reveal: undefined });
/** The findings of this object by the key of their path from its root. */
export const FindingsContext = createContext<ReadonlyMap<string, readonly Finding[]>>(new Map());

/** The form that a field belongs to. Throws outside of one. */
export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === null) throw new Error('A field was rendered outside of a form');
  return form;
}

/** The object's value now. Event handlers ask for it instead of using what was rendered, which an edit elsewhere may have outdated. */
export function currentValue(form: Form): unknown {
  return currentResource(form)?.value;
}

/** The object as it is now; undefined when it is gone. */
export function currentResource(form: Form): Resource | undefined {
  return resourceAt(getState().snapshot, form.place);
}

/** Makes one change of one undo step; the ops' paths start at the object. Returns why it was not made, or null. */
export function writeOps(form: Form, ops: readonly Op[], label: string, choice?: Choice['id']): Refusal | null {
  const { snapshot } = getState();
  const result = editAt(snapshot, form.place, below(form.place.path, ops), {
    label,
    origin: 'form',
    ...(choice ? { choice } : {}),
  });
  if (!result.ok) return { detail: result.detail, choices: result.choices };
  if (result.change.files.some((file) => file.type !== 'edit' || file.edits.length > 0)) dispatch(result.change);
  return null;
}

/** The place of a field in the workspace. */
export function placeOf(form: Form, path: Path): Place {
  return { ...form.place, path: [...form.place.path, ...path] };
}

/** Selects a field for the other panes. */
export function selectField(form: Form, path: Path): void {
  const place = placeOf(form, path);
  if (locate(getState().snapshot, place) !== undefined) select({ place, from: 'inspector' });
}
