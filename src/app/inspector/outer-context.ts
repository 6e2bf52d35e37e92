import { createContext } from 'react';
import type { Row } from './model/form-model';
import type { FieldState } from './use-field';

/** An object that is drawn as the one line of its only field: the field's label names it first, and its menu offers what can be done with it. */
export interface Outer {
  readonly row: Row;
  readonly state: FieldState;
}

/** The object that a field stands for; null where it stands for itself. */
export const OuterContext = createContext<Outer | null>(null);
