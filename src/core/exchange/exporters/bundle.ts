import { readResources } from '../../schema';
import type { SourceFile, Workspace } from '../../workspace';
import { streamOf, type Document } from '../../yaml';
import { archivePath, freeName } from './file-name';
import { zipFiles } from './zip-files';

/** What goes into an export. */
export interface ExportOptions {
  /** Whether EgressDesign documents go with it; a cluster has no use for them. */
  readonly design: boolean;
}

/**
 * All files as one YAML stream. Every document keeps its bytes; a line break and a `---` are put only where two files meet and need them, and
 * the byte order mark of later files goes.
 */
export function exportBundle(workspace: Workspace, options: ExportOptions): string {
  const parts = workspace.files.flatMap((file) => keptDocuments(file, options));
  return joinDocuments(parts);
}

/** A zip archive with one file each, as they are in the workspace. The same workspace gives the same bytes. */
export function exportZip(workspace: Workspace, options: ExportOptions): Uint8Array {
  return zipFiles(exportedFiles(workspace, options));
}

/** The files of the workspace as they leave it: byte for byte, under paths that lead out of no directory. */
export function exportedFiles(workspace: Workspace, options: ExportOptions): readonly SourceFile[] {
  const taken = new Set<string>();
  return workspace.files.flatMap((file) => {
    const text = exportFile(file, options);
    return text === undefined ? [] : [{ path: freeName(archivePath(file.path), taken), text }];
  });
}

/** The text of a file without its EgressDesign documents unless they are wanted; undefined when nothing else was in it. */
function exportFile(file: SourceFile, options: ExportOptions): string | undefined {
  const documents = streamOf(file).documents;
  const kept = keptDocuments(file, options);
  if (kept.length === documents.length) return file.text;
  return kept.some((text) => text.trim() !== '') ? joinDocuments(kept) : undefined;
}

function keptDocuments(file: SourceFile, options: ExportOptions): string[] {
  const kept = streamOf(file).documents.filter((document) => options.design || !isDesign(document));
  return kept.map((document) => document.text);
}

/** Whether a document holds nothing but an EgressDesign. */
export function isDesign(document: Document): boolean {
  const resources = readResources(document);
  return resources.length > 0 && resources.every((resource) => resource.kind === 'EgressDesign');
}

const byteOrderMark = '\uFEFF';

/** Texts of documents as one stream in which each is still a document of its own. Texts without any content are left out. */
export function joinDocuments(texts: readonly string[]): string {
  let joined = '';
  let last = '';
  for (const text of texts) {
    const next = joined !== '' && text.startsWith(byteOrderMark) ? text.slice(1) : text;
    if (next.replace(byteOrderMark, '').trim() === '') {
      if (joined !== '' && endsLine(joined)) joined += next;
      continue;
    }
    joined += (joined === '' ? '' : seam(last, next)) + next;
    last = next;
  }
  return joined;
}

/** What has to stand between two documents' texts. */
function seam(before: string, next: string): string {
  const lineBreak = /\r\n/.test(before) ? '\r\n' : '\n';
  const ended = endsLine(before) ? '' : lineBreak;
  if (isClosed(before)) return ended;
  const head = headOf(next);
  if (head.directives) return `${ended}...${lineBreak}`;
  return head.marked ? ended : `${ended}---${lineBreak}`;
}

function endsLine(text: string): boolean {
  return /[\r\n]$/.test(text);
}

/** Whether a document ends with `...`, behind which the next one needs no marker. */
function isClosed(text: string): boolean {
  return /(?:^|[\r\n])\.\.\.(?=[ \t\r\n]|$)/.test(text);
}

/** How a document begins: with a `---` behind nothing but blank lines and comments, with directives, or with content. */
function headOf(text: string): { marked: boolean; directives: boolean } {
  let directives = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.startsWith('%')) directives = true;
    else if (/^---(?:[ \t]|$)/.test(line)) return { marked: true, directives };
    else if (!/^[ \t]*(?:#|$)/.test(line)) break;
  }
  return { marked: false, directives: false };
}
