import type { Steps } from '../../steps';
import { readResources, type DocumentResource } from '../../schema';
import type { SourceFile, Workspace } from '../../workspace';
import { positionIn, readDocuments, streamOf, valueAt, type Document } from '../../yaml';
import { joinDocuments } from '../exporters/bundle';
import { credentialsIn, hiddenKind, hidesCredential, type Credential } from './credentials';
import { hidesSecret, secretsIn, type SecretObject } from './secret-values';
import { passwordMark } from './stand-in';

/** Something in a workspace that nobody else should get. */
export interface FoundSecret {
  readonly file: string;
  /** 1-based: of the document, or of the key in it. */
  readonly line: number;
  /** `Secret shop/client`, `a private key in ConfigMap shop/ca`, or `the password of a URL in ConfigMap shop/ca`. */
  readonly what: string;
}

/** A workspace without what is secret in it, and what that was. */
export interface Cleared {
  readonly workspace: Workspace;
  readonly secrets: readonly FoundSecret[];
}

/**
 * The workspace without Secrets, private keys and passwords of URLs and data source names. A document goes as a whole when it holds a Secret with values, be it in a comment or in a
 * text within it, or has a key or a password that cannot be cut out of its text; else they are replaced where they stand. Files without any are the same objects.
 * A step is a document.
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
  const secrets = found.flatMap(({ revealed }, index) =>
    revealed.map(({ at, what }) => ({ file: file.path, line: positionIn(stream, index, at).line, what })),
  );
  if (secrets.length === 0) return { file, secrets };
  const texts = found.flatMap(({ text }) => text ?? []);
  const isEmpty = texts.every((text) => text.trim() === '');
  return { file: isEmpty ? undefined : { path: file.path, text: joinDocuments(texts) }, secrets };
}

interface ClearedDocument {
  /** Undefined when the document goes as a whole. */
  readonly text: string | undefined;
  /** What was found, each with its offset. */
  readonly revealed: readonly { readonly at: number; readonly what: string }[];
}

function clearDocument(document: Document): ClearedDocument {
  const [secret] = secretsIn(document.value);
  const [resource] = readResources(document);
  if (secret !== undefined) return { text: undefined, revealed: [{ at: 0, what: titleOfSecret(secret, resource) }] };
  const credentials = credentialsIn(document.text);
  const place = resource === undefined ? 'a document' : titleOf(resource);
  const cut = credentials.map(({ from, kind }) => ({ at: from, what: `${credentialTitles[kind]} in ${place}` }));
  const text = withoutCredentials(document.text, credentials);
  const isWhole = credentials.every((each) => each.isWhole);
  const rest = cut.length === 0 ? [document] : readDocuments(text).documents;
  if (isWhole && !hidesCredential(text) && !rest.some(hidesSecret)) return { text, revealed: cut };
  const hidden = hidesCredential(text)
    ? `${credentialTitles[hiddenKind(text)]} in ${place}`
    : hiddenTitle(document, resource);
  return { text: undefined, revealed: cut.length > 0 ? cut : [{ at: 0, what: hidden }] };
}

const credentialTitles: Readonly<Record<Credential['kind'], string>> = {
  key: 'a private key',
  url: 'the password of a URL',
  dsn: 'the password of a data source name',
};

function withoutCredentials(text: string, credentials: readonly Credential[]): string {
  let [kept, at] = ['', 0];
  for (const { from, to, kind } of credentials) {
    kept += text.slice(at, from) + marks[kind];
    at = to;
  }
  return kept + text.slice(at);
}

const marks: Readonly<Record<Credential['kind'], string>> = {
  key: 'private-key-left-out',
  url: passwordMark,
  dsn: passwordMark,
};

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
