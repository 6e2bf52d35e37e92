import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { setView } from '../view';
import type { Upload } from './uploads';

/**
 * Adds files to the design as one step of the history, and says what came of it: a summary behind `lead`, and a line for each file that
 * could not be opened.
 */
export async function openUploads(uploads: readonly Upload[], lead = ''): Promise<void> {
  if (uploads.length === 0) return;
  const { importFiles } = await import('../../core/exchange');
  const { change, summary, problems } = importFiles(getState().snapshot.workspace, uploads);
  if (change) {
    dispatch(change);
    const first = change.files.find((file) => file.type === 'create');
    if (first) setView({ openFile: first.path });
  }
  const tone = problems.length > 0 ? 'error' : change ? 'ok' : 'info';
  notify({
    tone,
    text: summary ? lead + summary : (problems[0] ?? 'Nothing was opened.'),
    undo: change !== null,
    details: summary ? problems : problems.slice(1),
  });
}

/** Adds pasted text: Markdown when it has fenced code, else YAML or JSON. */
export function openText(text: string): Promise<void> {
  const path = /^\s*(```|~~~)/m.test(text) ? 'pasted.md' : 'pasted.yaml';
  return openUploads([{ path, bytes: new TextEncoder().encode(text) }]);
}
