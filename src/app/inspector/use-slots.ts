import { useState } from 'react';
import type { Path } from '../../core/text';
import { focusField } from './focus';
import type { Form } from './form';

interface Slots {
  /** The items of the list, and behind them an empty one while a value is being added. */
  readonly slots: readonly unknown[];
  /** Shows the empty item, and goes to it. */
  readonly add: () => void;
  /** Takes the empty item away again. */
  readonly discard: () => void;
}

/** What a list shows of its items, and adding one more, which is not in the text before its first value is. */
export function useSlots(form: Form, path: Path, items: readonly unknown[]): Slots {
  // The length that the list had when adding began: once the new value is written the list is longer and the empty item is gone.
  const [addingAt, setAddingAt] = useState<number | null>(null);
  const add = (): void => {
    setAddingAt(items.length);
    focusField(form, [...path, items.length]);
  };
  const slots = addingAt === items.length ? [...items, undefined] : items;
  return { slots, add, discard: () => setAddingAt(null) };
}
