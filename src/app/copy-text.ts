import { notify } from './notices';

/** Puts text on the clipboard and says so, or says that the browser forbids it; answers which. */
export async function copyText(text: string, what: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'ok', text: `Copied ${what}.` });
    return true;
  } catch {
    notify({ tone: 'error', text: 'The browser does not let this page copy.', details: text.split('\n') });
    return false;
  }
}
