import { loadMonaco, type Parts } from './load-monaco';

/** Loads Monaco and its diff editor, which the text pane does without. */
export async function loadDiff(): Promise<Parts> {
  const [parts] = await Promise.all([loadMonaco(), import('monaco-editor/features/diffEditor/register')]);
  return parts;
}
