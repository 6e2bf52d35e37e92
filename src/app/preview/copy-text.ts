import { notify } from '../notices';
import { takenWords } from './words';

/** Puts text on the clipboard and says `copied`, or that the browser forbids it. */
export async function copyText(text: string, copied: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'ok', text: copied });
  } catch {
    notify({ tone: 'error', text: takenWords.copyForbidden });
  }
}
