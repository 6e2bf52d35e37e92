import { addAll } from '../../lists';
import { groupOf, isRecord } from '../../schema';
import type { Document } from '../../yaml';
import { hidesCredential } from './credentials';
import { unescaped } from './private-keys';

/** A Secret that was found in a value: at any depth, since Lists, templates and merges put one anywhere. */
export type SecretObject = Readonly<Record<string, unknown>>;

/** The fields of a Secret that hold its values, in lower case: a misspelt `stringdata` is no less secret. */
const valueFields = new Set(['data', 'stringdata', 'binarydata']);

/** Where kubectl keeps a copy of all that was applied. */
export const appliedCopy = 'kubectl.kubernetes.io/last-applied-configuration';

/** The Secrets with values in a value, in no certain order. An object that aliases bring in several times is looked at once. */
export function secretsIn(value: unknown): readonly SecretObject[] {
  const found: SecretObject[] = [];
  for (const each of walk(value)) if (isRecord(each)) addAll(found, secretsAt(each));
  return found;
}

function secretsAt(value: SecretObject): readonly SecretObject[] {
  const { items } = value;
  if (isKind(value, 'secretlist') && Array.isArray(items))
    return items.filter((item): item is SecretObject => isRecord(item) && hasValues(item));
  if ((isKind(value, 'secret') || isTyped(value)) && hasValues(value)) return [value];
  return isGenerated(value) || isPrivateJwk(value) ? [value] : [];
}

/** Kinds of the core group are meant also where its name is misspelt; those of others have a domain. */
function isKind({ apiVersion, kind }: SecretObject, name: string): boolean {
  if (typeof kind !== 'string' || kind.trim().toLowerCase() !== name) return false;
  return typeof apiVersion !== 'string' || !groupOf(apiVersion).includes('.');
}

/** Whether an object is a Secret by its other fields, where its kind is missing or misspelt: by its type, or by `stringData`, which nothing else has. */
function isTyped(value: SecretObject): boolean {
  const { apiVersion, type } = value;
  if (typeof apiVersion === 'string' && groupOf(apiVersion).includes('.')) return false;
  if (typeof type === 'string' && /^(?:Opaque|(?:bootstrap\.)?kubernetes\.io\/\S+)$/.test(type)) return true;
  return Object.keys(value).some((field) => field.toLowerCase() === 'stringdata');
}

function hasValues(secret: SecretObject): boolean {
  const { metadata } = secret;
  const annotations = isRecord(metadata) ? metadata['annotations'] : undefined;
  if (isRecord(annotations) && appliedCopy in annotations) return true;
  return fieldsOfValues(secret).some((field) => !isEmpty(secret[field]));
}

/** The fields of a Secret that hold values, as they are written. */
export function fieldsOfValues(secret: SecretObject): readonly string[] {
  return Object.keys(secret).filter((field) => valueFields.has(field.toLowerCase()));
}

/** What kustomize makes Secrets of: an item of `secretGenerator` with its values beside its name. */
function isGenerated(value: SecretObject): boolean {
  const generators = value['secretGenerator'];
  return Array.isArray(generators) && generators.some((each) => isRecord(each) && !isEmpty(each['literals']));
}

/** A private or symmetric JSON Web Key (RFC 7517): the `jwks` of a policy should hold public ones. */
function isPrivateJwk(value: SecretObject): boolean {
  return typeof value['kty'] === 'string' && ['d', 'k'].some((part) => typeof value[part] === 'string');
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Whether a document holds a secret that its objects do not show: in a comment, in a text within it, or behind what cannot be read. */
export function hidesSecret(document: Document): boolean {
  const { text, value, incomplete } = document;
  if (incomplete && saysSecret.test(unescaped(text))) return true;
  const isSecret = [...walk(value)].some((each) => isRecord(each) && isKind(each, 'secret'));
  const comments = commentsOf(text);
  if (readsAsSecret(comments) || (isSecret && tellsValues(comments))) return true;
  return [...stringsIn(value)].some((each) => readsAsSecret(each) || hidesCredential(each));
}

const saysSecret = /(?:^|[\s{,'"\\])kind\\{0,4}["']?\s{0,9}:\s{0,9}\\{0,4}["']?Secret(?:List)?\b/i;
const saysValues = /(?:^|[\s{,'"\\])(?:data|stringData|binaryData)\\{0,4}["']?\s{0,9}:\s{0,9}[^\s]/i;
const saysKeyType = /["']kty\\{0,4}["']\s{0,9}:/;
const saysKeyPart = /["'][dk]\\{0,4}["']\s{0,9}:/;

/** Whether a text that is no object by itself is a manifest of a Secret with values, or a private JSON Web Key. */
function readsAsSecret(text: string): boolean {
  const plain = text.includes('\\') ? unescaped(text) : text;
  return (saysSecret.test(plain) && saysValues.test(plain)) || (saysKeyType.test(plain) && saysKeyPart.test(plain));
}

/** Whether comments in a Secret have values of one. */
export function tellsValues(comments: string): boolean {
  return saysValues.test(comments);
}

/** All comments of a text, line by line and without their marks. What looks like one in a string counts too. */
export function commentsOf(text: string): string {
  const comments = text.match(/(?:^|[ \t])#.*/gm) ?? [];
  return comments.map((comment) => comment.replace(/^[ \t]?#+/, '')).join('\n');
}

/** Every text in a value, keys included. */
function* stringsIn(value: unknown): Iterable<string> {
  for (const each of walk(value)) {
    if (typeof each === 'string') yield each;
    else if (isRecord(each)) yield* Object.keys(each);
  }
}

/** A value and all that is in it, each object once. */
function* walk(value: unknown): Iterable<unknown> {
  const seen = new Set<unknown>();
  const waiting = [value];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (typeof each !== 'object' || each === null) {
      yield each;
      continue;
    }
    if (seen.has(each)) continue;
    seen.add(each);
    yield each;
    for (const part of Object.values(each)) waiting.push(part);
  }
}
