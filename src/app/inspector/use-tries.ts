import { useEffect, useState } from 'react';
import type { Path } from '../../core/text';
import { valueAt, type Choice, type Op } from '../../core/yaml';
import { subscribe } from '../store';
import { currentValue, writeOps, type Form, type Refusal } from './form';
import { keptWords } from './model/refusals';
import { refusalWords } from './words/changes';

/** Changes in the name of one field, and why the last of them was not made. */
export interface Tries {
  readonly refusal: Refusal | null;
  /** Makes a change of one undo step; false when it was refused, and then the reason is shown. */
  readonly attempt: (ops: readonly Op[], label: string, choice?: Choice['id']) => boolean;
  /** Tries the refused change again in the way that was chosen. */
  readonly retry: (choice: Choice['id']) => void;
  /** Shows a reason without trying; always false. */
  readonly refuse: (detail: string) => boolean;
  /** Shows why nothing is written at a path, as long as that is so; false when there is no reason. */
  readonly refuseWhile: (path: Path, why: () => string | null) => boolean;
  readonly dismiss: () => void;
}

interface Refused {
  readonly refusal: Refusal;
  readonly ops: readonly Op[];
  readonly label: string;
  /** Why it would be refused now; undefined where only another try can tell. */
  readonly again?: () => string | null;
}

/** Writes to the document, and keeps why the last try was refused until that holds no longer. */
export function useTries(form: Form): Tries {
  const [refused, setRefused] = useState<Refused | null>(null);
  useRefusalEnd(form, refused, setRefused);
  const attempt: Tries['attempt'] = (ops, label, choice) => {
    const refusal = form.disabled ? { detail: refusalWords.readOnly, choices: [] } : writeOps(form, ops, label, choice);
    setRefused(refusal && { refusal, ops, label });
    return refusal === null;
  };
  return {
    refusal: refused?.refusal ?? null,
    attempt,
    retry: (choice) => {
      if (refused) attempt(refused.ops, refused.label, choice);
    },
    refuse: (detail) => {
      setRefused({ refusal: { detail, choices: [] }, ops: [], label: '' });
      return false;
    },
    refuseWhile: (path, why) => {
      const detail = why();
      if (detail === null) return false;
      const kept = keptWords(valueAt(currentValue(form), path));
      setRefused({ refusal: { detail, choices: [], kept }, ops: [], label: '', again: why });
      return true;
    },
    dismiss: () => setRefused(null),
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
