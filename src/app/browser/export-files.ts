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
  const [{ makeExporterHere }, { settleBroken }, baseline] = await Promise.all([
    import('../exporting/export-here'),
    import('../exporting/broken-rows'),
    choice.changed ? readExportBaseline() : null,
  ]);
  const { broken, snapshot } = await settleBroken();
  const { workspace } = snapshot;
  const texts = { workspace, since: baseline?.workspace };
  deliverExport({ workspace, choice, baseline, broken }, makeExporterHere()({ id: 1, texts, choice, wants: 'file' }));
}

/** What was exported, how, and what it was held against. */
interface Exported {
  readonly workspace: Workspace;
  readonly choice: ExportChoice;
  readonly baseline: ExportBaseline | null;
  /** Which promises of the design do not hold, in one sentence; undefined where none fails as far as is known. */
  readonly broken: string | undefined;
}

/**
 * Downloads what was written, says what was left out and, until it is put away, which promises do not hold, and remembers the choice. Where only what changed is
 * wanted and nothing did, that is said and nothing leaves.
 */
export function deliverExport(
  { workspace, choice, baseline, broken }: Exported,
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
  const text = exportedSentence(plan, part !== null);
  if (broken === undefined) notify({ tone: 'ok', text, command: changeIt });
  else notify({ tone: 'ok', text, details: [broken], command: showPromises });
}

const showPromises = { id: 'show-assertions', title: exportedWords.showPromises } as const;
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
