import { notify } from './notices';

/** Puts text on the clipboard and says `copied`, or that the browser forbids it; answers which. */
export async function copyText(text: string, copied: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'ok', text: copied });
    return true;
  } catch {
    notify({ tone: 'error', text: 'The browser does not let this page copy.', details: text.split('\n') });
    return false;
  }
}
