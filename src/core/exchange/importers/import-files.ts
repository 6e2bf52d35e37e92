import { addAll, append } from '../../lists';
import { readResources } from '../../schema';
import { counted, digits } from '../../text';
import {
  emptyWorkspace,
  freeAmong,
  type Change,
  type FileChange,
  type SourceFile,
  type Workspace,
} from '../../workspace';
import { readDocuments, streamOf } from '../../yaml';
import { readInParts, readUpload, type Imported, type ReadEnd, type ReadPart } from './read-upload';

/** A file from outside: its path as its folder or archive gives it, and its bytes. */
export interface Upload {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What came of an import. */
export interface ImportResult {
  /** One undoable step that adds the files; null when there is nothing to add. */
  readonly change: Change | null;
  /** What was added, in one or two sentences; empty when nothing was. */
  readonly summary: string;
  /** A sentence for each file that was not opened, or only in part. */
  readonly problems: readonly string[];
  /** How many fenced blocks of Markdown it was, and how many files were here already, for whoever sums up anew. */
  readonly blocks: number;
  readonly skipped: number;
  /** The names under which files came whose own was taken, by the path that each got. */
  readonly cameAs: ReadonlyMap<string, string>;
}

/**
 * Adds files to a workspace. Nothing that is there is replaced: a file with the same name and text is skipped, and one whose name is taken
 * gets a free one.
 */
export function importFiles(workspace: Workspace, uploads: readonly Upload[]): ImportResult {
  return importRead(
    workspace,
    uploads.map(({ path, bytes }) => readUpload(cleanPath(path), bytes)),
  );
}

/** Reads a file from outside part by part, for `importRead`: a thread has no need of the workspace for that. */
export function readForImport({ path, bytes }: Upload): Generator<ReadPart, ReadEnd, undefined> {
  return readInParts(cleanPath(path), bytes);
}

/** Adds what files from outside were read as. */
export function importRead(workspace: Workspace, read: readonly Imported[]): ImportResult {
  return new Importing(workspace).addAll(read).result();
}

/** Reads files from outside as a workspace of their own. Nothing is said of what they hold, so their documents are not read. */
export function readUploads(uploads: readonly Upload[]): {
  readonly workspace: Workspace;
  readonly problems: readonly string[];
} {
  const { change, problems } = importFiles(emptyWorkspace, uploads);
  const files = (change?.files ?? []).flatMap((file) =>
    file.type === 'create' ? [{ path: file.path, text: file.text }] : [],
  );
  return { workspace: { files }, problems };
}

/** Whether files hold a resource with a kind and a name at all. Documents are read one by one up to the first, which is soon there in a large file. */
export function hasResource(files: readonly Pick<SourceFile, 'text'>[]): boolean {
  return (
    files.some(({ text }) => hasNamed(beginningOf(text))) ||
    files.some(({ text }) => text.split(/^(?=---)/m).some(hasNamed)) ||
    files.some(({ text }) => hasNamed(text))
  );
}

/** As much of a text as is read in a moment. What is named there is named in all of it; a List of a cluster has megabytes. */
function beginningOf(text: string): string {
  return text.length <= 50_000 ? text : text.slice(0, text.lastIndexOf('\n', 50_000) + 1);
}

function hasNamed(text: string): boolean {
  return readDocuments(text).documents.some((document) =>
    readResources(document).some(({ kind, name }) => kind !== '' && name !== ''),
  );
}

/** Whether files stand for nothing: there is none, or nothing is written in any. Comments alone may be a file that was picked by mistake. */
export function standForNothing(files: readonly Pick<SourceFile, 'text'>[]): boolean {
  return files.every(({ text }) => text.trim() === '');
}

interface Imports {
  readonly added: readonly SourceFile[];
  readonly skipped: number;
  readonly blocks: number;
}

/** An import that is being put together. */
class Importing implements Imports {
  readonly added: SourceFile[] = [];
  skipped = 0;
  blocks = 0;
  private readonly cameAs = new Map<string, string>();
  private readonly problems: string[] = [];
  private readonly changes: FileChange[] = [];
  private readonly taken: Set<string>;
  /** The texts that are there by each name that they may have been asked for. */
  private readonly texts = new Map<string, string[]>();

  constructor(workspace: Workspace) {
    this.taken = new Set(workspace.files.map(({ path }) => path));
    for (const file of workspace.files) this.note(file);
  }

  addAll(read: readonly Imported[]): this {
    for (const each of read) {
      addAll(this.problems, each.ok ? each.problems : [each.problem]);
      if (!each.ok) continue;
      this.blocks += each.blocks;
      for (const file of each.files) this.add(file);
    }
    return this;
  }

  result(): ImportResult {
    const { added, problems, blocks, skipped, cameAs } = this;
    const rest = { problems, blocks, skipped, cameAs };
    const [first] = added;
    if (first === undefined) return { change: null, summary: skippedSentence(skipped), ...rest };
    const label = added.length === 1 ? `Open ${first.path}` : `Open ${added.length} files`;
    return {
      change: { label, origin: 'import', files: this.changes },
      // The files are read for it, which whoever adds them does anyway.
      get summary() {
        return summarizeImport({ added, blocks, skipped });
      },
      ...rest,
    };
  }

  private add(file: SourceFile): void {
    if (this.texts.get(file.path)?.includes(file.text)) {
      this.skipped++;
      return;
    }
    const added = { path: freeAmong(this.taken, file.path), text: file.text };
    this.taken.add(added.path);
    if (added.path !== file.path) this.cameAs.set(added.path, file.path);
    this.note(added);
    this.added.push(added);
    this.changes.push({ type: 'create', ...added });
  }

  /** A name may be one that `freeAmong` has made of the one that was asked for. */
  private note({ path, text }: SourceFile): void {
    for (const name of new Set([path, path.replace(/-\d+(\.[^./]*)?$/, '$1')])) append(this.texts, name, text);
  }
}

function cleanPath(path: string): string {
  const parts = path
    .replace(/\\/g, '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.join('/') || 'file.yaml';
}

/** How many kinds are named before the rest is counted together. */
const mostKinds = 4;

/** What was added, in words: how many resources of which kinds, and from where. */
export function summarizeImport({ added, skipped, blocks }: Imports): string {
  const kinds = countKinds(added);
  const total = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const source =
    blocks > 0 && added.length === 1
      ? counted(blocks, 'block')
      : added.length === 1
        ? (added[0] as SourceFile).path
        : counted(added.length, 'file');
  const listed = total > 0 ? `: ${listKinds(kinds)}` : '';
  const rest = skipped > 0 ? ` ${skippedSentence(skipped)}` : '';
  const resources = total === 1 ? '1 resource' : `${total === 0 ? 'No' : digits(total)} resources`;
  return `${resources} from ${source}${listed}.${rest}`;
}

/** How many resources files hold. */
export function countResources(files: readonly SourceFile[]): number {
  return [...countKinds(files).values()].reduce((sum, count) => sum + count, 0);
}

function countKinds(files: readonly SourceFile[]): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  for (const file of files) {
    for (const document of streamOf(file).documents) {
      for (const { kind } of readResources(document)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  }
  return kinds;
}

function listKinds(kinds: ReadonlyMap<string, number>): string {
  const sorted = [...kinds].sort((a, b) => b[1] - a[1]);
  const named = sorted.slice(0, sorted.length > mostKinds + 1 ? mostKinds : sorted.length);
  const others = sorted.slice(named.length).reduce((sum, [, count]) => sum + count, 0);
  const rest = others > 0 ? [`${digits(others)} others`] : [];
  return [...named.map(([kind, count]) => `${digits(count)} ${kind}`), ...rest].join(', ');
}

function skippedSentence(skipped: number): string {
  if (skipped === 0) return '';
  return skipped === 1
    ? '1 file is here already and was skipped.'
    : `${skipped} files are here already and were skipped.`;
}
