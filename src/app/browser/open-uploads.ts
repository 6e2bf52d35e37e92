import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { setView } from '../view';
import { importTroubles } from './import-troubles';
import { mostFiles, type Picked, type Upload } from './uploads';

/**
 * Adds files to the design as one step of the history, and says what came of it: a summary behind `lead`, and a line for each file that
 * could not be opened or read, after the caller's own `warnings`. While another tab edits, nothing is added, and the store says so.
 */
export async function openUploads(
  uploads: readonly Upload[],
  lead = '',
  warnings: readonly string[] = [],
): Promise<void> {
  if (uploads.length === 0) return;
  const { importFiles } = await import('../../core/exchange');
  const { change, summary, problems } = importFiles(getState().snapshot.workspace, uploads);
  if (change && !dispatch(change)) return;
  const added = new Set(change?.files.map((file) => file.path));
  const [first] = added;
  if (first !== undefined) setView({ openFile: first });
  const { snapshot } = getState();
  const troubles = importTroubles(snapshot, added);
  const all = [...warnings, ...problems, ...troubles];
  // Where nothing came of it, the reason is the news and the summary is none.
  const isEmpty = change !== null && !snapshot.resources.some(({ place }) => added.has(place.file));
  const news = summary === '' || (isEmpty && all.length > 0) ? [] : [lead + summary];
  notify({
    tone: all.length > 0 ? 'error' : change ? 'ok' : 'info',
    text: [...news, all[0] ?? ''].filter(Boolean).join(' ') || 'Nothing was opened.',
    undo: change !== null,
    details: all.slice(1),
    ...(troubles.length > 0 ? { command: { id: 'show-problems', title: 'Problems' } } : {}),
  });
}

/** Adds picked or dropped files, and says how many were left out where there are more than are read at once. */
export function openPicked({ uploads, leftOut }: Picked): Promise<void> {
  const more = `${leftOut} more ${leftOut === 1 ? 'file was' : 'files were'} left out: Fairway opens ${mostFiles.toLocaleString('en')} at once. Open them by folders.`;
  return openUploads(uploads, '', leftOut > 0 ? [more] : []);
}

/** Adds pasted text: Markdown when it has fenced code, else YAML or JSON. */
export function openText(text: string): Promise<void> {
  const path = /^\s*(```|~~~)/m.test(text) ? 'pasted.md' : 'pasted.yaml';
  return openUploads([{ path, bytes: new TextEncoder().encode(text) }]);
}
