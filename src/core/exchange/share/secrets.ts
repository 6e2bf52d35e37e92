import { groupOf, isRecord, readResources, type DocumentResource } from '../../schema';
import type { SourceFile, Workspace } from '../../workspace';
import { positionIn, readDocuments, type Document } from '../../yaml';
import { joinDocuments } from '../exporters/bundle';
import { fromBase64 } from './base64';

/** Something in a workspace that nobody else should get. */
export interface FoundSecret {
  readonly file: string;
  /** 1-based: of the document, or of the key in it. */
  readonly line: number;
  /** `Secret shop/client`, or `a private key in ConfigMap shop/ca`. */
  readonly what: string;
}

/** A workspace without what is secret in it, and what that was. */
export interface Cleared {
  readonly workspace: Workspace;
  readonly secrets: readonly FoundSecret[];
}

/**
 * The workspace without Secrets and private keys. A document goes as a whole when it is a Secret with values, or has a private key that cannot be cut out of
 * its text; else a key in PEM is replaced where it stands. Files without either are the same objects.
 */
export function withoutSecrets(workspace: Workspace): Cleared {
  const cleared = workspace.files.map(clearFile);
  return {
    workspace: { files: cleared.flatMap(({ file }) => file ?? []) },
    secrets: cleared.flatMap(({ secrets }) => secrets),
  };
}

interface ClearedFile {
  /** Undefined when nothing else was in it. */
  readonly file: SourceFile | undefined;
  readonly secrets: readonly FoundSecret[];
}

function clearFile(file: SourceFile): ClearedFile {
  const stream = readDocuments(file.text);
  const found = stream.documents.map(clearDocument);
  const secrets = found.flatMap(({ at, what }, index) =>
    at.map((offset) => ({ file: file.path, line: positionIn(stream, index, offset).line, what })),
  );
  if (secrets.length === 0) return { file, secrets };
  const texts = found.flatMap(({ text }) => text ?? []);
  const isEmpty = texts.every((text) => text.trim() === '');
  return { file: isEmpty ? undefined : { path: file.path, text: joinDocuments(texts) }, secrets };
}

interface ClearedDocument {
  /** Undefined when the document goes as a whole. */
  readonly text: string | undefined;
  /** Offsets of what was found. */
  readonly at: readonly number[];
  readonly what: string;
}

function clearDocument(document: Document): ClearedDocument {
  const resources = readResources(document);
  const secret =
    resources.find(holdsValues) ?? (document.incomplete && secretKind.test(document.text) ? null : undefined);
  if (secret !== undefined) return { text: undefined, at: [0], what: secret === null ? 'a Secret' : titleOf(secret) };
  const [first] = resources;
  const what = `a private key in ${first === undefined ? 'a document' : titleOf(first)}`;
  const at = [...document.text.matchAll(privateKey)].map(({ index }) => index);
  const text = at.length === 0 ? document.text : document.text.replace(privateKey, 'private-key-left-out');
  const rest = at.length === 0 ? document : readDocuments(text).documents;
  const hidden = keyBegins.test(text) || [rest].flat().some(({ value }) => stringsIn(value).some(hidesKey));
  return hidden ? { text: undefined, at: at.length === 0 ? [0] : at, what } : { text, at, what };
}

const keyName = '(?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----';
const keyBegins = new RegExp(`-----BEGIN ${keyName}`);
const privateKey = new RegExp(`-----BEGIN ${keyName}[\\s\\S]*?-----END ${keyName}`, 'g');

/** In a document that cannot be read to its end, the kind may be all that is known. */
const secretKind = /(?:^|[\s{,'"])kind["']?\s*:\s*["']?Secret\b/;

/** Whether a resource is a Secret with values; kubectl keeps a copy of them among the annotations. */
function holdsValues({ apiVersion, kind, value }: DocumentResource): boolean {
  if (kind !== 'Secret' || groupOf(apiVersion) !== '') return false;
  const metadata = value['metadata'];
  const annotations = isRecord(metadata) ? metadata['annotations'] : undefined;
  const isCopied = isRecord(annotations) && 'kubectl.kubernetes.io/last-applied-configuration' in annotations;
  return isCopied || ['data', 'stringData'].some((field) => !isEmpty(value[field]));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (isRecord(value) && Object.keys(value).length === 0);
}

/** Whether a text has a private key in it: as it is, where escapes of YAML hid it from the raw text, or in base64. */
function hidesKey(text: string): boolean {
  if (keyBegins.test(text)) return true;
  const packed = text.replace(/\s+/g, '');
  if (packed.length < 64 || !/^[\w+/-]+={0,2}$/.test(packed)) return false;
  return keyBegins.test(fromBase64(packed).reduce((all, byte) => all + String.fromCharCode(byte), ''));
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isRecord(value) ? Object.entries(value).flatMap(([key, each]) => [key, ...stringsIn(each)]) : [];
}

function titleOf({ kind, namespace, name }: DocumentResource): string {
  return `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`.trim();
}
