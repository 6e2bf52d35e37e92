import { notify } from './notices';
import { outputWords } from './words';

/** Puts text on the clipboard and says `copied`, or that the browser forbids it; answers which. */
export async function copyText(text: string, copied: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'ok', text: copied });
    return true;
  } catch {
    notify({ tone: 'error', text: outputWords.copyForbidden, details: text.split('\n') });
    return false;
  }
}
