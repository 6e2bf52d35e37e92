import { useState } from 'react';

/**
 * Whether a group is open. It opens by itself when a reason to do so appears and never closes by itself, so that unsetting its last field
 * does not take away the field that has the focus.
 */
export function useOpening(reason: boolean): readonly [boolean, (open: boolean) => void] {
  const [state, setState] = useState({ open: reason, reason });
  if (state.reason !== reason) setState({ open: state.open || reason, reason });
  return [state.open || (reason && !state.reason), (open) => setState({ open, reason })];
}
