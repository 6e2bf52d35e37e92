import type { ExportAnswer, ShownPlan } from '../exporting/exporter';
import { notify } from '../notices';
import { setSession } from '../session';
import { getState } from '../store';
import { setView, type ExportChoice } from '../view';
import { download } from './download';
import { readExportBaseline, type ExportBaseline } from './export-baseline';
import { exportedWords } from './words/files';
import type { Workspace } from '../../core/workspace';

/** Works an export out at once and downloads it. For a large workspace the export dialog has that done elsewhere. */
export async function exportAs(choice: ExportChoice): Promise<void> {
  const { makeExporterHere } = await import('../exporting/export-here');
  const { workspace } = getState().snapshot;
  const baseline = choice.changed ? await readExportBaseline() : null;
  const texts = { workspace, since: baseline?.workspace };
  deliverExport({ workspace, choice, baseline }, makeExporterHere()({ id: 1, texts, choice, wants: 'file' }));
}

/** What was exported, how, and what it was held against. */
interface Exported {
  readonly workspace: Workspace;
  readonly choice: ExportChoice;
  readonly baseline: ExportBaseline | null;
}

/**
 * Downloads what was written, says what was left out, and remembers the choice. Where only what changed is wanted and nothing did, that is said and nothing
 * leaves.
 */
export function deliverExport(
  { workspace, choice, baseline }: Exported,
  { plan, bytes }: Omit<ExportAnswer, 'id'>,
): void {
  setView({ exportChoice: choice });
  const part = choice.changed ? baseline : null;
  if (bytes === null) {
    if (part) notify({ tone: 'info', text: exportedWords.nothingChanged(part.name), command: changeIt });
    return;
  }
  download(plan.name, bytes, choice.format === 'yaml' ? 'application/yaml' : 'application/zip');
  setSession({ exported: workspace });
  notify({ tone: 'ok', text: exportedSentence(plan, part !== null), command: changeIt });
}

const changeIt = { id: 'export', title: exportedWords.change } as const;

function exportedSentence({ name, leftOut, unchanged, cautions }: ShownPlan, isPart: boolean): string {
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
