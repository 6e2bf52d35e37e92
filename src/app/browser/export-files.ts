import { notify } from '../notices';
import { setSession } from '../session';
import { getState } from '../store';
import { setView, type ExportChoice } from '../view';
import { download } from './download';

/** Downloads the design in the chosen form, says what was left out, and remembers the choice. */
export async function exportAs(choice: ExportChoice): Promise<void> {
  const { exportBundle, exportZip } = await import('../../core/exchange');
  const { workspace, resources } = getState().snapshot;
  const name = choice.format === 'zip' ? 'egress.zip' : 'egress.yaml';
  if (choice.format === 'zip') download(name, new Uint8Array(exportZip(workspace, choice)), 'application/zip');
  else download(name, exportBundle(workspace, choice), 'application/yaml');
  setView({ exportChoice: choice });
  setSession({ exported: workspace });
  const leaves = !choice.design && resources.some(({ kind }) => kind === 'EgressDesign');
  const left = leaves ? '; the EgressDesign stays out of it' : '';
  notify({ tone: 'ok', text: `Exported ${name}${left}.`, command: { id: 'export', title: 'Change…' } });
}

/** Downloads one file as it is in the workspace. */
export function downloadFile(path: string): void {
  const file = getState().snapshot.workspace.files.find((each) => each.path === path);
  if (file) download(path.split('/').at(-1) ?? path, file.text, 'application/yaml');
}
