import type * as Exchange from '../../core/exchange';
import type { ConflictChoice, ImportResult } from '../../core/exchange';
import type { Change, SourceFile } from '../../core/workspace';
import { rememberStream } from '../../core/yaml';
import { askAboutConflicts } from '../import-conflicts';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { setView } from '../view';
import { importTroubles } from './import-troubles';
import { mostFiles, type Picked, type Upload } from './uploads';
import { openWords, overlapWords } from './words/files';

interface OpenOptions {
  /** Puts the summary into the sentence that the notice begins with. */
  readonly lead?: (summary: string) => string;
  readonly warnings?: readonly string[];
  /** What is here already, and nothing else comes with it, becomes a copy with a name of its own. */
  readonly copies?: boolean;
}

/**
 * Adds files to the design as one step of the history, and says what came of it: a summary behind `lead`, and a line for each file that
 * could not be opened or read, after the caller's own `warnings`. Documents that are here already are left out; about those that are here with
 * another text a sheet asks first. While another tab edits, nothing is added, and the store says so.
 */
export async function openUploads(uploads: readonly Upload[], options: OpenOptions = {}): Promise<void> {
  if (uploads.length === 0) return;
  const exchange = await import('../../core/exchange');
  addImported(exchange, exchange.importFiles(getState().snapshot.workspace, uploads), options);
}

/** Adds the files of another workspace in the same way, their texts as they are. */
export async function addSources(files: readonly SourceFile[], options: OpenOptions = {}): Promise<void> {
  const exchange = await import('../../core/exchange');
  addImported(exchange, exchange.importSources(getState().snapshot.workspace, files), options);
}

function addImported(exchange: typeof Exchange, result: ImportResult, options: OpenOptions): void {
  const { workspace } = getState().snapshot;
  const { change } = result;
  if (!change) {
    tell(exchange, result, null, [], options);
    return;
  }
  const { equal, conflicts } = exchange.findOverlap(workspace, change);
  const settle = (choices: ReadonlyMap<string, ConflictChoice>): void => {
    const now = getState().snapshot.workspace;
    const copies = options.copies === true && equal > 0 && equal === countDocuments(result, exchange);
    const isNew = equal === 0 && conflicts.length === 0;
    const settled = isNew ? change : exchange.settleImport(now, change, choices, copies ? 'copy' : 'drop').change;
    if (settled && !dispatch(settled)) return;
    tell(exchange, result, settled, sentencesOf(equal, copies, [...choices.values()]), options);
  };
  if (conflicts.length === 0) settle(new Map());
  else askAboutConflicts({ conflicts, settle });
}

/** Adds picked or dropped files, and says how many were left out where there are more than are read at once. */
export function openPicked({ uploads, leftOut }: Picked): Promise<void> {
  return openUploads(uploads, { warnings: leftOut > 0 ? [openWords.leftOut(leftOut, mostFiles)] : [] });
}

/** Adds pasted text: Markdown when it has fenced code, else YAML or JSON. A copy of what is here gets a name of its own. */
export function openText(text: string): Promise<void> {
  const path = /^\s*(```|~~~)/m.test(text) ? 'pasted.md' : 'pasted.yaml';
  return openUploads([{ path, bytes: new TextEncoder().encode(text) }], { copies: true });
}

function tell(
  exchange: typeof Exchange,
  result: ImportResult,
  change: Change | null,
  more: readonly string[],
  { lead = (summary) => summary, warnings = [] }: OpenOptions,
): void {
  const files = (change?.files ?? []).flatMap((file) => (file.type === 'create' ? [file] : []));
  const added = new Set(files.map(({ path }) => path));
  const [first] = added;
  if (first !== undefined) setView({ openFile: first });
  const { snapshot } = getState();
  const troubles = importTroubles(snapshot, added);
  const all = [...warnings, ...result.problems, ...troubles];
  // Where nothing came of it, the reason is the news and the summary is none.
  const isEmpty = files.length > 0 && !snapshot.resources.some(({ place }) => added.has(place.file));
  const summary = files.length > 0 ? lead(summarize(exchange, result, added)) : result.change ? '' : result.summary;
  const news = isEmpty && all.length > 0 ? [] : [summary, ...more];
  notify({
    tone: all.length > 0 ? 'error' : change ? 'ok' : 'info',
    text: [...news, all[0] ?? ''].filter(Boolean).join(' ') || openWords.nothing,
    undo: change !== null,
    details: all.slice(1),
    ...(troubles.length > 0 ? { command: { id: 'show-problems', title: openWords.problems } } : {}),
  });
}

/** What was added to the design, which has read it. */
function summarize(exchange: typeof Exchange, { skipped, blocks }: ImportResult, paths: ReadonlySet<string>): string {
  const opened = getState().snapshot.files.filter(({ path }) => paths.has(path));
  for (const { file, stream } of opened) rememberStream(file, stream);
  return exchange.summarizeImport({ skipped, blocks, added: opened.map(({ file }) => file) });
}

/** How many resources the files would add; where all of them are here, whoever pasted them wants copies. */
function countDocuments({ change }: ImportResult, { countResources }: typeof Exchange): number {
  return countResources((change?.files ?? []).flatMap((file) => (file.type === 'create' ? [file] : [])));
}

function sentencesOf(equal: number, copies: boolean, choices: readonly ConflictChoice[]): string[] {
  const count = (choice: ConflictChoice): number => choices.filter((each) => each === choice).length;
  const say = (number: number, words: (count: number) => string): string[] => (number === 0 ? [] : [words(number)]);
  return [
    ...say(equal, copies ? overlapWords.copied : overlapWords.skipped),
    ...say(count('mine'), overlapWords.mine),
    ...say(count('theirs'), overlapWords.theirs),
    ...say(count('both'), overlapWords.both),
  ];
}
