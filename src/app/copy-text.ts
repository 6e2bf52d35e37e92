import { notify } from './notices';

/** Puts text on the clipboard and says so, or says that the browser forbids it. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'ok', text: `Copied ${what}.` });
  } catch {
    notify({ tone: 'error', text: 'The browser does not let this page copy.', details: text.split('\n') });
  }
}
