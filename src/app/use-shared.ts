import { useState } from 'react';
import { shareEqual } from '../core/lists';

/** Of the values that one component is given one after the other, the parts that are equal are those of the value before (`shareEqual`). */
export function useShared<T>(value: T): T {
  const [kept, setKept] = useState(value);
  const shared = shareEqual(kept, value);
  if (!Object.is(shared, kept)) setKept(() => shared);
  return shared;
}
