import { addAll } from '../../lists';
import type { Range } from '../../text';
import { dsnPasswordsIn } from './dsn-passwords';
import { hidesPrivateKey, privateKeysIn, unescaped } from './private-keys';
import { urlPasswordsIn } from './url-passwords';

/** A private key or a password that stands in a text as it is, so that it can be cut out. */
export interface Credential extends Range {
  /** A private key, or the password of a URL or of a data source name. */
  readonly kind: 'key' | 'url' | 'dsn';
  /** Whether its end is known. */
  readonly isWhole: boolean;
}

/** The private keys and the passwords that can be cut out of a text, in their order; none overlaps another. */
export function credentialsIn(text: string): readonly Credential[] {
  const found: Credential[] = [];
  let at = 0;
  for (const key of privateKeysIn(text)) {
    addAll(found, passwordsWithin(text, at, key.from));
    found.push({ ...key, kind: 'key' });
    at = key.to;
  }
  return [...found, ...passwordsWithin(text, at, text.length)];
}

/** Some tools write a data source name behind the scheme of a URL: then it is one password, and that of a URL. */
function passwordsWithin(text: string, from: number, to: number): readonly Credential[] {
  const part = text.slice(from, to);
  const found: Credential[] = [];
  let end = 0;
  for (const each of inOrder(passwordsIn(part))) {
    if (each.from < end) continue;
    found.push({ kind: each.kind, from: from + each.from, to: from + each.to, isWhole: true });
    end = each.to;
  }
  return found;
}

interface Password extends Range {
  readonly kind: 'url' | 'dsn';
}

function passwordsIn(text: string): readonly Password[] {
  if (!text.includes('@')) return [];
  return [
    ...urlPasswordsIn(text).map((range) => ({ ...range, kind: 'url' as const })),
    ...dsnPasswordsIn(text).map((range) => ({ ...range, kind: 'dsn' as const })),
  ];
}

function inOrder(passwords: readonly Password[]): readonly Password[] {
  return [...passwords].sort((a, b) => a.from - b.from);
}

/** Whether a text has a private key or a password in it, be it where it cannot be cut out: behind escapes, or a key in base64. */
export function hidesCredential(text: string): boolean {
  return hidesPrivateKey(text) || hiddenPassword(text) !== undefined;
}

/** What a text has in it of which hidesCredential says that something is. */
export function hiddenKind(text: string): Credential['kind'] {
  return hidesPrivateKey(text) ? 'key' : (hiddenPassword(text)?.kind ?? 'url');
}

function hiddenPassword(text: string): Password | undefined {
  return passwordsIn(text)[0] ?? (text.includes('\\') ? passwordsIn(unescaped(text))[0] : undefined);
}
