import { act } from 'react';
import { afterFrame } from '../after-frame';

/** Waits until panes show what was typed or undone. */
export async function drawn(): Promise<void> {
  await act(() => new Promise<void>((resolve) => void afterFrame(resolve)));
}
