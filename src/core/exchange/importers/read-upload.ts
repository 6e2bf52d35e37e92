import { addAll } from '../../lists';
import type { SourceFile } from '../../workspace';
import { unpackZip } from './archive';
import { findYamlBlocks, joinBlocks } from './markdown';
import { decodeUtf8, lineOfByte } from './utf8';

/** The files that an uploaded file stands for, or one sentence that says why there are none. */
export type Imported =
  | {
      readonly ok: true;
      readonly files: readonly SourceFile[];
      /** How many fenced blocks were picked out of Markdown; 0 for other files. */
      readonly blocks: number;
      /** A sentence for each part that could not be opened, and for what is worth knowing about the others. */
      readonly problems: readonly string[];
    }
  | { readonly ok: false; readonly problem: string };

/** A part of a file from outside that was read: what it gave, if it gave anything, and the how manieth of how many it is (from 1 on). */
export interface ReadPart {
  readonly file: SourceFile | null;
  readonly at: number;
  readonly of: number;
}

/** What is left to say of a file from outside once all its parts were read. */
export type ReadEnd =
  | { readonly ok: true; readonly blocks: number; readonly problems: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** Larger files are refused: they are no hand-written configuration, and editing them would be slow. */
const mostFileBytes = 20 * 1024 * 1024;

/** Most of a large file is what a cluster says of each object. Of Pods alone the status is looked at. */
const wayOut =
  'Write one kind a file (kubectl get serviceentries -A -o yaml), without managedFields, and without status but that of Pods.';

const reads = 'Fairway reads YAML, JSON and Markdown with fenced YAML.';

/**
 * Reads one file by its name's ending and its bytes. YAML and JSON are kept byte for byte, a byte order mark included; of Markdown the fenced YAML
 * becomes one file; a zip archive is unpacked.
 */
export function readUpload(name: string, bytes: Uint8Array): Imported {
  const files: SourceFile[] = [];
  const parts = readInParts(name, bytes);
  for (;;) {
    const part = parts.next();
    if (part.done === true) return part.value.ok ? { ...part.value, files } : part.value;
    if (part.value.file) files.push(part.value.file);
  }
}

/** The same file by file: an archive holds as many as it likes. Of what is refused in the end nothing came before. */
export function* readInParts(name: string, bytes: Uint8Array): Generator<ReadPart, ReadEnd, undefined> {
  if (typeOf(name) === 'zip') return yield* readArchive(name, bytes);
  const read = readMember(name, bytes);
  if (!read.ok) return read;
  for (const file of read.files) yield { file, at: 1, of: 1 };
  return { ok: true, blocks: read.blocks, problems: read.problems };
}

/** Reads a file that is no archive; of those that lie in an archive none is one (`isReadable`). */
function readMember(name: string, bytes: Uint8Array): Imported {
  const type = typeOf(name);
  if (type === 'unknown') return refuse(binaryProblem(name, bytes) ?? `${name} was not opened. ${reads}`);
  const plain = readPlainText(name, bytes);
  if (!plain.ok) return plain;
  return type === 'markdown' ? readMarkdown(name, plain.text) : readText(name, plain.text);
}

/** A file's text byte for byte, whatever its name says; or one sentence that says why it is none: too large, binary, or not UTF-8. */
export function readPlainText(
  name: string,
  bytes: Uint8Array,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string } {
  if (bytes.length > mostFileBytes) {
    const problem = `${name} has ${megabytes(bytes.length)} MB; Fairway opens files of up to ${megabytes(mostFileBytes)} MB. ${wayOut}`;
    return { ok: false, problem };
  }
  const binary = binaryProblem(name, bytes);
  if (binary !== undefined) return { ok: false, problem: binary };
  const decoded = decodeUtf8(bytes);
  if (decoded.ok) return decoded;
  const line = lineOfByte(bytes, decoded.offset);
  return {
    ok: false,
    problem: `${name} is not UTF-8: line ${line} holds a byte that is no character. Save it as UTF-8.`,
  };
}

function readText(name: string, text: string): Imported {
  const problems = text.trim() === '' ? [`${name} is empty.`] : [];
  return { ok: true, files: [{ path: name, text }], blocks: 0, problems };
}

function readMarkdown(name: string, text: string): Imported {
  const blocks = findYamlBlocks(text);
  if (blocks.length === 0) return refuse(`No YAML was found in ${name}. ${reads}`);
  const lineBreak = /\r\n/.test(text) ? '\r\n' : '\n';
  const path = name.replace(/\.(?:md|markdown)$/i, '.yaml');
  return { ok: true, files: [{ path, text: joinBlocks(blocks, lineBreak) }], blocks: blocks.length, problems: [] };
}

function* readArchive(name: string, bytes: Uint8Array): Generator<ReadPart, ReadEnd, undefined> {
  if (bytes.length > mostFileBytes)
    return refuse(
      `${name} has ${megabytes(bytes.length)} MB; Fairway opens archives of up to ${megabytes(mostFileBytes)} MB. Open its files instead.`,
    );
  const unpacked = unpackZip(name, bytes);
  if (!unpacked.ok) return unpacked;
  const refused: string[] = [];
  let [at, opened, blocks] = [0, 0, 0];
  for (const member of unpacked.members) {
    const read = readMember(member.path, member.bytes);
    const [file = null] = read.ok ? read.files : [];
    addAll(refused, read.ok ? read.problems : [read.problem]);
    blocks += read.ok ? read.blocks : 0;
    opened += file ? 1 : 0;
    yield { file, at: ++at, of: unpacked.count };
  }
  const problems = [...unpacked.problems, ...refused];
  return opened > 0 ? { ok: true, blocks, problems } : refuse(problems[0] ?? `No YAML was found in ${name}. ${reads}`);
}

function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

type FileType = 'yaml' | 'markdown' | 'zip' | 'unknown';

const types: ReadonlyMap<string, FileType> = new Map(
  Object.entries<FileType>({
    yaml: 'yaml',
    yml: 'yaml',
    json: 'yaml',
    txt: 'yaml',
    tpl: 'yaml',
    md: 'markdown',
    markdown: 'markdown',
    zip: 'zip',
  }),
);

/** By the ending of the name; a name without one is taken for YAML. */
function typeOf(name: string): FileType {
  const file = name.slice(name.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  if (dot <= 0) return 'yaml';
  const ending = file.slice(dot + 1).toLowerCase();
  return types.get(ending) ?? 'unknown';
}

function binaryProblem(name: string, bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return `${name} is UTF-16. Save it as UTF-8.`;
  const nul = bytes.indexOf(0);
  if (nul >= 0) return `${name} is a binary file: line ${lineOfByte(bytes, nul)} holds a NUL byte. ${reads}`;
  const head = bytes.subarray(0, 4096);
  const odd = head.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 27).length;
  return odd >= 4 && odd > head.length / 20
    ? `${name} is a binary file: it is full of control bytes. ${reads}`
    : undefined;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}
