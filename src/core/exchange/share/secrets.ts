import type { Steps } from '../../steps';
import { readResources, type DocumentResource } from '../../schema';
import type { Range } from '../../text';
import type { SourceFile, Workspace } from '../../workspace';
import { positionIn, readDocuments, streamOf, valueAt, type Document } from '../../yaml';
import { joinDocuments } from '../exporters/bundle';
import { hidesPrivateKey, privateKeysIn } from './private-keys';
import { hidesSecret, secretsIn, type SecretObject } from './secret-values';

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
 * The workspace without Secrets and private keys. A document goes as a whole when it holds a Secret with values, be it in a comment or in a text within it, or
 * has a private key that cannot be cut out of its text; else a key in PEM is replaced where it stands. Files without either are the same objects. A step is
 * a document.
 */
export function* clearingSteps(workspace: Workspace): Steps<Cleared> {
  const cleared: ClearedFile[] = [];
  for (const file of workspace.files) cleared.push(yield* clearFile(file));
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

function* clearFile(file: SourceFile): Steps<ClearedFile> {
  const stream = streamOf(file);
  const found: ClearedDocument[] = [];
  for (const document of stream.documents) {
    found.push(clearDocument(document));
    yield;
  }
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
  const [secret] = secretsIn(document.value);
  const [resource] = readResources(document);
  if (secret !== undefined) return { text: undefined, at: [0], what: titleOfSecret(secret, resource) };
  const keys = privateKeysIn(document.text);
  const what = `a private key in ${resource === undefined ? 'a document' : titleOf(resource)}`;
  const at = keys.length === 0 ? [0] : keys.map(({ from }) => from);
  const text = withoutRanges(document.text, keys);
  const rest = keys.length === 0 ? [document] : readDocuments(text).documents;
  if (keys.some(({ isWhole }) => !isWhole) || hidesPrivateKey(text)) return { text: undefined, at, what };
  return rest.some(hidesSecret)
    ? { text: undefined, at, what: keys.length > 0 ? what : hiddenTitle(document, resource) }
    : { text, at: keys.length === 0 ? [] : at, what };
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  const ends = [0, ...ranges.map(({ to }) => to)];
  const kept = ends.map((from, index) => text.slice(from, ranges[index]?.from));
  return kept.join('private-key-left-out');
}

/** `Secret shop/client`; a Secret without a name of its own is told by what it stands in. */
function titleOfSecret(secret: SecretObject, resource: DocumentResource | undefined): string {
  const name = valueAt(secret, ['metadata', 'name']);
  const namespace = valueAt(secret, ['metadata', 'namespace']);
  if (typeof name === 'string' && secret['kind'] === 'Secret')
    return titleOf({ kind: 'Secret', namespace: typeof namespace === 'string' ? namespace : null, name });
  return resource === undefined || resource.kind === 'Secret' ? 'a Secret' : `a secret in ${titleOf(resource)}`;
}

function hiddenTitle({ incomplete }: Document, resource: DocumentResource | undefined): string {
  return incomplete || resource === undefined ? 'a Secret' : `a secret in ${titleOf(resource)}`;
}

function titleOf({ kind, namespace, name }: Pick<DocumentResource, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`.trim();
}
