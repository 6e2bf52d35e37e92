import type * as Exchange from '../../core/exchange';
import type {
  ConflictChoice,
  ImportConflict,
  Imported,
  ImportResult,
  Outcomes,
  SettledImport,
} from '../../core/exchange';
import type { Change, FileChange, SourceFile } from '../../core/workspace';
import { passStream, rememberStream } from '../../core/yaml';
import { askAboutConflicts } from '../import-conflicts';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { setView } from '../view';
import { importTroubles } from './import-troubles';
import { openInSight, readAhead, readTexts, waitForDialogs, type Opening } from './read-in-sight';
import { mostFiles, type Picked, type Upload } from './uploads';
import { openWords, overlapWords } from './words/files';

interface OpenOptions {
  /** Puts the summary into the sentence that the notice begins with. */
  readonly lead?: (summary: string) => string;
  readonly warnings?: readonly string[];
  /** What is here already, and nothing else comes with it, becomes a copy with a name of its own. */
  readonly copies?: boolean;
}

/** What is being opened or waits for its turn. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Adds files to the design as one step of the history, and says what came of it: a summary behind `lead`, and a line for each file that
 * could not be opened or read, after the caller's own `warnings`. Documents that are here already are left out; about those that are here with
 * another text a sheet asks first. While another tab edits, nothing is added, and the store says so. What takes a moment is told of and can be called off; what
 * is opened meanwhile comes after it.
 */
export function openUploads(uploads: readonly Upload[], options: OpenOptions = {}): Promise<void> {
  const names = uploads.map(({ path }) => path);
  return openInTurn(names, options, (opening) => readTexts(uploads, opening));
}

/** Adds the files of another workspace in the same way, their texts as they are. */
export function addSources(files: readonly SourceFile[], options: OpenOptions = {}): Promise<void> {
  const names = files.map(({ path }) => path);
  return openInTurn(names, options, () => Promise.resolve([{ ok: true, files, blocks: 0, problems: [] }]));
}

function openInTurn(
  names: readonly string[],
  options: OpenOptions,
  read: (opening: Opening) => Promise<readonly Imported[]>,
): Promise<void> {
  if (names.length === 0) return Promise.resolve();
  const opened = last.then(async () => {
    const exchange = await import('../../core/exchange');
    const result = await openInSight(names, async (opening) => {
      const texts = await read(opening);
      const { workspace, settings } = getState().snapshot;
      const planned = exchange.importRead(workspace, texts);
      await readAhead(createdIn(planned.change), settings, opening);
      await waitForDialogs(names, opening);
      return () => (getState().snapshot.workspace === workspace ? planned : planAgain(exchange, planned, texts));
    });
    // From here to the change nothing else has a turn: it is made for the design of now.
    if (result) await addImported(exchange, result(), options);
  });
  last = opened.catch(() => undefined);
  return opened;
}

/** The same import into the design as it is now. What of its files was read is not read again. */
function planAgain(exchange: typeof Exchange, planned: ImportResult, read: readonly Imported[]): ImportResult {
  const result = exchange.importRead(getState().snapshot.workspace, read);
  const before = new Map(createdIn(planned.change).map((file) => [file.path, file]));
  for (const file of createdIn(result.change)) {
    const same = before.get(file.path);
    if (same?.text === file.text) passStream(same, file);
  }
  return result;
}

async function addImported(exchange: typeof Exchange, result: ImportResult, options: OpenOptions): Promise<void> {
  const { change, cameAs } = result;
  if (!change) {
    tell(exchange, result, null, [], options);
    return;
  }
  const { equal, conflicts } = overlapNow(exchange, change, cameAs);
  const isNew = equal === 0 && conflicts.length === 0;
  const copies = options.copies === true && equal > 0 && equal === exchange.countResources(createdIn(change));
  const settle = async (decided: Decided): Promise<void> => {
    const settling: (() => Settled) | undefined = isNew
      ? () => ({ change })
      : await settleInSight(exchange, change, decided.choices, copies);
    if (!settling) return;
    const open = isNew ? conflicts : overlapNow(exchange, change, cameAs).conflicts;
    if (await askAboutOpen(open, decided, settle)) return;
    const { change: settled, outcomes } = settling();
    if (settled && !dispatch(settled)) return;
    tell(exchange, result, settled, outcomes ? sentencesOf(outcomes) : [], options);
  };
  const nothing: Decided = { asked: [], choices: new Map() };
  if (!(await askAboutOpen(conflicts, nothing, settle))) await settle(nothing);
}

/** What an import has in common with the design as it is now, its files called as they came. */
function overlapNow(
  exchange: typeof Exchange,
  change: Change,
  cameAs: ImportResult['cameAs'],
): ReturnType<typeof Exchange.findOverlap> {
  const { workspace, files } = getState().snapshot;
  for (const { file, stream } of files) rememberStream(file, stream);
  const { equal, conflicts } = exchange.findOverlap(workspace, change);
  const named = conflicts.map(({ theirs, ...rest }): ImportConflict => {
    return { ...rest, theirs: { ...theirs, path: cameAs.get(theirs.path) ?? theirs.path } };
  });
  return { equal, conflicts: named };
}

/** The conflicts that somebody was asked about, as they were shown, with what was chosen. */
interface Decided {
  readonly asked: readonly ImportConflict[];
  readonly choices: ReadonlyMap<string, ConflictChoice>;
}

/** Asks about those conflicts that nobody has decided: the design may have changed since a sheet was filled. False where none is left. */
async function askAboutOpen(
  conflicts: readonly ImportConflict[],
  { asked, choices }: Decided,
  settle: (decided: Decided) => Promise<void>,
): Promise<boolean> {
  const shown = new Map(asked.map(({ key, mine }) => [key, mine.text]));
  const open = conflicts.filter(({ key, mine }) => shown.get(key) !== mine.text);
  if (open.length === 0) return false;
  const settleMore = (more: Decided['choices']): void =>
    void settle({ asked: [...asked, ...open], choices: new Map([...choices, ...more]) });
  await askAboutConflicts({ conflicts: open, settle: settleMore });
  return true;
}

/** What came of an import; without outcomes where nothing of it was here. */
type Settled = Pick<SettledImport, 'change'> & Partial<Pick<SettledImport, 'outcomes'>>;

/** How to have the import with every conflict decided, once its texts are read. Undefined where somebody called it off. */
async function settleInSight(
  exchange: typeof Exchange,
  change: Change,
  choices: ReadonlyMap<string, ConflictChoice>,
  copies: boolean,
): Promise<(() => Settled) | undefined> {
  const settle = (): Settled =>
    exchange.settleImport(getState().snapshot.workspace, change, choices, copies ? 'copy' : 'drop');
  const before = getState().snapshot.workspace;
  const settled = settle();
  const created = createdIn(settled.change);
  const read = await openInSight(
    created.map(({ path }) => path),
    (opening) => readAhead(created, getState().snapshot.settings, opening).then(() => true),
  );
  if (!read) return undefined;
  return () => (getState().snapshot.workspace === before ? settled : settle());
}

function createdIn(change: Change | null): readonly Extract<FileChange, { type: 'create' }>[] {
  return (change?.files ?? []).flatMap((file) => (file.type === 'create' ? [file] : []));
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
  const files = createdIn(change);
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

function sentencesOf(outcomes: Outcomes): string[] {
  const told = ['copied', 'skipped', 'mine', 'theirs', 'bare', 'both', 'unreplaced', 'unremoved', 'unnamed'] as const;
  return told.flatMap((each) => (outcomes[each] === 0 ? [] : [overlapWords[each](outcomes[each])]));
}
