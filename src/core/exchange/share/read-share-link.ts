import { greatestOf, isList, isRecord } from '../../lists';
import { digits, type Path } from '../../text';
import { emptyWorkspace, freePath, type SourceFile, type Workspace } from '../../workspace';
import { archivePath } from '../exporters/file-name';
import { decodeUtf8 } from '../importers/utf8';
import { fromBase64 } from './base64';
import { inflateWithin } from './inflate-within';
import { readBaseline } from './shared-baseline';
import {
  charactersIn,
  checksum,
  headLength,
  longestLink,
  longestRead,
  mostLinkBytes,
  type SharedBaseline,
  type SharedView,
  type SharedWorkspace,
} from './shared-workspace';

/** What came of a link: its workspace, or one sentence that says why there is none and what to do; undefined for a fragment that is no link. */
export type LinkReading =
  | { readonly ok: true; readonly shared: SharedWorkspace }
  | {
      readonly ok: false;
      readonly reason: 'cut' | 'changed' | 'newer' | 'too-large' | 'no-design';
      readonly problem: string;
    };

/** Reads the fragment of a URL, with its `#` or without. It never throws, and unpacks no more than a link may hold. */
export function readShareLink(fragment: string): LinkReading | undefined {
  const found = /^#?(share|view)(?:\.(\d*)(?:\.([\s\S]*))?)?$/.exec(fragment);
  if (!found) return undefined;
  if (fragment.length > longestRead) return refuse('too-large', tooLongProblem(fragment.length));
  const [, kind, version = '', rest = ''] = found;
  if (Number(version) > mostVersions) return refuse('changed', noVersionProblem(version));
  if (Number(version) > greatestOf(readers.keys())) return refuse('newer', newerProblem(version));
  const reader = readers.get(Number(version));
  if (!reader) return refuse('cut', `This link was cut behind its first ${fragment.length} characters. ${wayOut}`);
  const read = reader(rest);
  return read.ok ? { ok: true, shared: { ...read.shared, readOnly: kind === 'view' } } : read;
}

const wayOut = 'Copy it again as a whole, or ask for the exported files instead.';

function tooLongProblem(length: number): string {
  return `This link has ${digits(length)} characters, and Fairway makes none of more than ${digits(longestLink)}, so it was not made by it or was changed on its way. ${wayOut}`;
}

function newerProblem(version: string): string {
  const known = [...readers.keys()].join(', ');
  return `This link was made by a newer Fairway: it has version ${Number(version)}, and this page reads version ${known}. Reload the page, or ask for the exported files instead.`;
}

/** No Fairway will ever be so new: such a number was not written by one. */
const mostVersions = 999;

function noVersionProblem(version: string): string {
  const shown = version.length > 8 ? `${version.slice(0, 8)}…` : version;
  return `This link says that it has version ${shown}, which no Fairway writes, so it was changed on its way. ${wayOut}`;
}

/** A reader for each version that was ever written. */
const readers: ReadonlyMap<number, (data: string) => LinkReading> = new Map([[1, readVersion1]]);

/** Base64url of a length, a checksum, and deflated JSON. Chat tools break lines, and put punctuation and parameters of their own behind. */
function readVersion1(data: string): LinkReading {
  const written = /^[\w-]*/.exec(data.replace(/\s|%0[AD]|%20/gi, ''))?.[0] ?? '';
  const bytes = fromBase64(written);
  if (bytes.length < headLength) return refuse('cut', `This link was cut behind its first characters. ${wayOut}`);
  const head = new DataView(bytes.buffer);
  const end = headLength + head.getUint32(0);
  if (end > mostLinkBytes) return refuse('changed', changedProblem);
  if (bytes.length < end) return refuse('cut', cutProblem(written.length, Math.ceil((end * 4) / 3)));
  const packed = bytes.subarray(headLength, end);
  if (checksum(packed) !== head.getUint32(4)) return refuse('changed', changedProblem);
  return unpack(packed);
}

const changedProblem = `This link was changed on its way: what it holds does not match its checksum. ${wayOut}`;

function cutProblem(arrived: number, whole: number): string {
  return `This link was cut: ${digits(arrived)} of its ${digits(whole)} characters arrived. ${wayOut}`;
}

function unpack(packed: Uint8Array): LinkReading {
  const json = inflateWithin(packed, mostLinkBytes);
  if (json === 'too-large') return tooLarge;
  const read = json && readJson(json);
  if (!read?.ok) return read ?? noDesign;
  const { workspace, baseline } = read.shared;
  return charactersIn(workspace, baseline?.workspace) > mostLinkBytes ? tooLarge : read;
}

const tooLarge = refuse(
  'too-large',
  `This link unpacks to more than ${mostLinkBytes / 1024 / 1024} MB, which Fairway does not open. Ask for the exported files instead.`,
);

const noDesign = refuse(
  'no-design',
  'This link holds no design that Fairway can read. Ask for the exported files instead.',
);

function readJson(bytes: Uint8Array): LinkReading | undefined {
  const decoded = decodeUtf8(bytes);
  const value = decoded.ok ? parsed(decoded.text) : undefined;
  if (!isRecord(value) || !Array.isArray(value['files']) || value['files'].length > mostFiles) return undefined;
  const files = value['files'].map(readFile);
  if (!files.every((file) => file !== undefined)) return undefined;
  const design = { workspace: collect(files), view: readView(value['view']), readOnly: false };
  if (value['baseline'] === undefined) return { ok: true, shared: design };
  const baseline = baselineIn(value['baseline'], files);
  return baseline && { ok: true, shared: { ...design, baseline } };
}

/** A review without the baseline that it was made against says another thing than was sent, so what cannot be read refuses the link. */
function baselineIn(value: unknown, design: readonly SourceFile[]): SharedBaseline | undefined {
  const read = readBaseline(value, design);
  if (!read || read.files.length > mostFiles) return undefined;
  const { files, ...words } = read;
  return { ...words, workspace: collect(files) };
}

const mostFiles = 2_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readFile(value: unknown): SourceFile | undefined {
  if (!isList(value)) return undefined;
  const [path, text] = value;
  return typeof path === 'string' && typeof text === 'string' ? { path, text } : undefined;
}

/** Files under paths that are safe and their own. A link that Fairway made has no others. */
function collect(files: readonly SourceFile[]): Workspace {
  return files.reduce<Workspace>((workspace, { path, text }) => {
    const free = freePath(workspace, archivePath(path));
    return { files: [...workspace.files, { path: free, text }] };
  }, emptyWorkspace);
}

/** What of the view can be read; the rest is as on a page that was never used. */
function readView(value: unknown): SharedView {
  const { openFile, selected } = isRecord(value) ? value : { openFile: null, selected: null };
  return { openFile: typeof openFile === 'string' ? openFile : null, selected: readSelected(selected) };
}

function readSelected(value: unknown): SharedView['selected'] {
  if (!isRecord(value)) return null;
  const { file, document, path } = value;
  if (typeof file !== 'string' || typeof document !== 'number' || !Array.isArray(path)) return null;
  const isPath = path.every((step: unknown) => typeof step === 'string' || typeof step === 'number');
  return isPath ? { file, document, path: path as Path } : null;
}

function refuse(reason: Extract<LinkReading, { ok: false }>['reason'], problem: string): LinkReading {
  return { ok: false, reason, problem };
}
