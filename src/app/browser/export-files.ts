import type { LeftOut } from '../../core/exchange';
import { notify } from '../notices';
import { setSession } from '../session';
import { getState } from '../store';
import { setView, type ExportChoice } from '../view';
import { download } from './download';
import { exportedWords } from './words/files';

/** Downloads the design in the chosen form, says what was left out, and remembers the choice. */
export async function exportAs(choice: ExportChoice): Promise<void> {
  const { planExport, zipFiles } = await import('../../core/exchange');
  const { workspace } = getState().snapshot;
  const { files, leftOut } = planExport(workspace, choice.format, choice);
  const isOne = choice.format === 'yaml';
  const name = isOne ? 'egress.yaml' : 'egress.zip';
  if (isOne) download(name, files.map(({ text }) => text).join(''), 'application/yaml');
  else download(name, new Uint8Array(zipFiles(files)), 'application/zip');
  setView({ exportChoice: choice });
  setSession({ exported: workspace });
  notify({
    tone: 'ok',
    text: exportedSentence(name, leftOut),
    command: { id: 'export', title: exportedWords.change },
  });
}

function exportedSentence(name: string, leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return exportedWords.all(name);
  const isDesign = leftOut.every(({ what }) => what.startsWith('EgressDesign'));
  return isDesign ? exportedWords.withoutDesign(name) : exportedWords.without(name, leftOut.length);
}

/** Downloads one file as it is in the workspace. */
export function downloadFile(path: string): void {
  const file = getState().snapshot.workspace.files.find((each) => each.path === path);
  if (file) download(path.split('/').at(-1) ?? path, file.text, 'application/yaml');
}
