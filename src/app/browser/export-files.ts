import type { ExportPlan } from '../../core/exchange';
import { notify } from '../notices';
import { setSession } from '../session';
import { getState } from '../store';
import { setView, type ExportChoice } from '../view';
import { download } from './download';
import { readExportBaseline } from './export-baseline';
import { exportedWords } from './words/files';

/**
 * Downloads the design in the chosen form, says what was left out, and remembers the choice. Where only what changed is wanted and nothing did, that is said
 * and nothing leaves.
 */
export async function exportAs(choice: ExportChoice): Promise<void> {
  const { planExport, rememberStream, zipFiles } = await import('../../core/exchange');
  const { workspace, files: views } = getState().snapshot;
  for (const { file, stream } of views) rememberStream(file, stream);
  const baseline = choice.changed ? await readExportBaseline() : undefined;
  const plan = planExport(workspace, choice.format, { ...choice, since: baseline?.workspace });
  setView({ exportChoice: choice });
  if (baseline && plan.isEmpty) {
    notify({ tone: 'info', text: exportedWords.nothingChanged(baseline.name), command: changeIt });
    return;
  }
  if (choice.format === 'yaml') download(plan.name, plan.files.map(({ text }) => text).join(''), 'application/yaml');
  else download(plan.name, new Uint8Array(zipFiles(plan.files)), 'application/zip');
  setSession({ exported: workspace });
  notify({ tone: 'ok', text: exportedSentence(plan, baseline !== undefined), command: changeIt });
}

const changeIt = { id: 'export', title: exportedWords.change } as const;

function exportedSentence({ name, leftOut, unchanged, cautions }: ExportPlan, isPart: boolean): string {
  const others = leftOut.filter(({ what }) => !what.startsWith('EgressDesign'));
  if (others.length > 0) return exportedWords.without(name, leftOut.length);
  if (isPart) return exportedWords.changed(name, cautions.resources, cautions.resources + unchanged);
  return leftOut.length === 0 ? exportedWords.all(name) : exportedWords.withoutDesign(name);
}

/** Downloads one file as it is in the workspace. */
export function downloadFile(path: string): void {
  const file = getState().snapshot.workspace.files.find((each) => each.path === path);
  if (file) download(path.split('/').at(-1) ?? path, file.text, 'application/yaml');
}
